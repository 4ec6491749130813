/**
 * The values of a studio as words: which there are, what each may be, and what it is when nobody
 * says.
 */
@NullMarked
package io.workshopstream.studio.field;

import org.jspecify.annotations.NullMarked;
