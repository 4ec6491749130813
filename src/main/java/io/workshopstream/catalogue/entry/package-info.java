/** A workshop as the catalogue has it: what its page says, and what people set by hand instead. */
@NullMarked
package io.workshopstream.catalogue.entry;

import org.jspecify.annotations.NullMarked;
