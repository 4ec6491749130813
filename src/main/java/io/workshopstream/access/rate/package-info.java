/** How often callers may do what. Knows no other room. */
@NullMarked
package io.workshopstream.access.rate;

import org.jspecify.annotations.NullMarked;
