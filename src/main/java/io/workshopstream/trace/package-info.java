/** What a thread works for at the moment, for the log and for traces. Knows no other room. */
@NullMarked
package io.workshopstream.trace;

import org.jspecify.annotations.NullMarked;
