/**
 * A page as a reader sees it: its lines in order, with their headings, links and facts; page
 * furniture, twins for phones and what is hidden are left out.
 */
@NullMarked
package io.workshopstream.extraction.outline;

import org.jspecify.annotations.NullMarked;
