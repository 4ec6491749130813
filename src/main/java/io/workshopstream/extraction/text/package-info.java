/** Text without a layout: blocks, their sessions and their people; the last of the extractors. */
@NullMarked
package io.workshopstream.extraction.text;

import org.jspecify.annotations.NullMarked;
