/**
 * What extractors share: the page as it was read once, and how the words that stand around an event
 * are told apart.
 */
@NullMarked
package io.workshopstream.extraction.reading;

import org.jspecify.annotations.NullMarked;
