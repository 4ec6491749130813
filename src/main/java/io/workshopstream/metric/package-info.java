/** What rooms count and measure, whoever publishes it. Knows no other room. */
@NullMarked
package io.workshopstream.metric;

import org.jspecify.annotations.NullMarked;
