/** Learns from corrections where values stand in a studio's layout, and reads them from there. */
@NullMarked
package io.workshopstream.extraction.learned;

import org.jspecify.annotations.NullMarked;
