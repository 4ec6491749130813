/**
 * Tables made ready to be read cell by cell: what one cell says for others is written into them
 * before anything else looks at the document.
 */
@NullMarked
package io.workshopstream.extraction.grid;

import org.jspecify.annotations.NullMarked;
