/**
 * A long piece of work seen from outside: its start, queue, events, cancelling, deadline and
 * history. Knows no other room: what a run does and who watches it is somebody else's business.
 */
@NullMarked
package io.workshopstream.run;

import org.jspecify.annotations.NullMarked;
