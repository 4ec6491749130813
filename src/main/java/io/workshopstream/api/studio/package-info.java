/** The routes by which people add, change, try and remove studios. */
@NullMarked
package io.workshopstream.api.studio;

import org.jspecify.annotations.NullMarked;
