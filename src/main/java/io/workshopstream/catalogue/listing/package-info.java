/**
 * What the public sees of the catalogue: single meetings, which of them are wanted, and in what
 * order.
 */
@NullMarked
package io.workshopstream.catalogue.listing;

import org.jspecify.annotations.NullMarked;
