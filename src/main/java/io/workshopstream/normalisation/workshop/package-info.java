/** Accepted events in the catalogue's form. */
@NullMarked
package io.workshopstream.normalisation.workshop;

import org.jspecify.annotations.NullMarked;
