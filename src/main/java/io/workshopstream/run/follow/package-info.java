/** Runs in memory, whoever works on them, and how this node learns what other nodes store. */
@NullMarked
package io.workshopstream.run.follow;

import org.jspecify.annotations.NullMarked;
