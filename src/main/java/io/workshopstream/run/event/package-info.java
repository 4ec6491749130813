/** The values of a run: ids, keys, states, events and filters. */
@NullMarked
package io.workshopstream.run.event;

import org.jspecify.annotations.NullMarked;
