package io.workshopstream.run.event;

import java.time.Instant;

/**
 * An event with its place in the log of its run.
 *
 * @param sequence from 1, without holes
 */
public record RecordedEvent(RunId run, long sequence, Instant at, EncodedEvent event) {

  /** About how many bytes it takes in memory and on the wire. */
  public int size() {
    return event.frame().length + 100;
  }

  /** About how many bytes it takes in memory, its text beside its frame. */
  public int weight() {
    return event.frame().length + event.text().length() + 250;
  }
}
