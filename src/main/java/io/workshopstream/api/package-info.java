/** The plain JSON routes and how errors look on the wire. */
@NullMarked
package io.workshopstream.api;

import org.jspecify.annotations.NullMarked;
