package io.workshopstream.run;

import java.time.Instant;

/**
 * An event with its place in the log of its run.
 *
 * @param sequence from 1, without holes
 */
public record Recorded(RunId run, long sequence, Instant at, Encoded event) {

  /** About how many bytes it takes in memory and on the wire. */
  public int size() {
    return event.frame().length + 100;
  }

  /** About how many bytes it takes in memory, its text beside its frame. */
  int weight() {
    return event.frame().length + event.text().length() + 250;
  }
}
