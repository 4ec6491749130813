/** Subscribers: their cursors, the threads that serve them, and the bounds on both. */
@NullMarked
package io.workshopstream.stream.watch;

import org.jspecify.annotations.NullMarked;
