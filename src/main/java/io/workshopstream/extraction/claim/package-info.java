/**
 * What a page says of an event: words with their place, their extractor and how far it is trusted.
 */
@NullMarked
package io.workshopstream.extraction.claim;

import org.jspecify.annotations.NullMarked;
