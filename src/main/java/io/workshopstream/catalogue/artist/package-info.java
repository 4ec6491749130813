/** Who teaches, by which names, and where their choreographies are shown. */
@NullMarked
package io.workshopstream.catalogue.artist;

import org.jspecify.annotations.NullMarked;
