/** JSON as pages hold it: found in scripts, repaired where it is broken, walked with its paths. */
@NullMarked
package io.workshopstream.extraction.json;

import org.jspecify.annotations.NullMarked;
