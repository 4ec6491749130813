/** The studios as rows of their table; entered by the door of the room. */
@NullMarked
package io.workshopstream.studio.store;

import org.jspecify.annotations.NullMarked;
