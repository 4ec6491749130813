package io.workshopstream.run.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log of its run keeps it: in memory, in the database, and the same for whoever
 * reads it.
 *
 * @param sequence from 1, without holes
 * @param level of a log line; null for other events
 * @param item what the event is about; null for the run as a whole
 * @param text what a search looks through
 * @param data one line of JSON, UTF-8; shared by all who send it, so never changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes shared by reference on purpose, never compared
public record RecordedEvent(
    RunId run,
    long sequence,
    Instant at,
    RunEventType type,
    @Nullable Level level,
    @Nullable String item,
    String text,
    byte[] data) {

  /** About how many bytes it takes on the wire: its data, its id and its name. */
  public int size() {
    return data.length + 150;
  }

  /** About how many bytes it takes in memory. */
  public int weight() {
    return data.length + text.length() + 250;
  }
}
