/** Events on the wire: their ids, their JSON data and their SSE frames. */
@NullMarked
package io.workshopstream.stream.frame;

import org.jspecify.annotations.NullMarked;
