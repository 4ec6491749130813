/** A page tried out for an admin; nothing is stored. */
@NullMarked
package io.workshopstream.admin.preview;

import org.jspecify.annotations.NullMarked;
