/** The route that passes on the images which the catalogue names. May know no other inner room. */
@NullMarked
package io.workshopstream.api.image;

import org.jspecify.annotations.NullMarked;
