/** What everybody sees of the catalogue, as rows that follow from those of its workshops. */
@NullMarked
package io.workshopstream.catalogue.publication;

import org.jspecify.annotations.NullMarked;
