/** The route that tries a page out. */
@NullMarked
package io.workshopstream.api.preview;

import org.jspecify.annotations.NullMarked;
