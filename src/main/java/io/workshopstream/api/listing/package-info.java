/** The meetings that the public may see, and the list of them with filters, orders and pages. */
@NullMarked
package io.workshopstream.api.listing;

import org.jspecify.annotations.NullMarked;
