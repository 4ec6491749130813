/** Tables, calendars and price lists, read by their headings. */
@NullMarked
package io.workshopstream.extraction.table;

import org.jspecify.annotations.NullMarked;
