/**
 * Blocks of one page that announce an event each: found by what repeats, read with their headings.
 */
@NullMarked
package io.workshopstream.extraction.card;

import org.jspecify.annotations.NullMarked;
