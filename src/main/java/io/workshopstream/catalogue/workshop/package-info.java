/** What a workshop is, and whether the columns of the catalogue take it. Knows studios only. */
@NullMarked
package io.workshopstream.catalogue.workshop;

import org.jspecify.annotations.NullMarked;
