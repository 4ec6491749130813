/** Times, durations and zones, and whole phrases of day and time. */
@NullMarked
package io.workshopstream.grammar.time;

import org.jspecify.annotations.NullMarked;
