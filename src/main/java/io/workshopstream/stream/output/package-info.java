/** The non-blocking response output of the streaming routes. */
@NullMarked
package io.workshopstream.stream.output;

import org.jspecify.annotations.NullMarked;
