/** What a file of artists would change: a row at a time, before anything is stored. */
@NullMarked
package io.workshopstream.catalogue.intake;

import org.jspecify.annotations.NullMarked;
