/**
 * All that people would miss as one file, and an empty server filled from it. Knows no other room.
 */
@NullMarked
package io.workshopstream.backup;

import org.jspecify.annotations.NullMarked;
