/** What this server tells those who watch over it. */
@NullMarked
package io.workshopstream.monitoring;

import org.jspecify.annotations.NullMarked;
