/** The rows of the catalogue, and how they are read and written within a transaction. */
@NullMarked
package io.workshopstream.catalogue.store;

import org.jspecify.annotations.NullMarked;
