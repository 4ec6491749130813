package io.workshopstream.run.event;

import java.time.Instant;
import java.util.Optional;

/**
 * Gives an event the form in which it is kept and read; called once for each event, whoever
 * watches.
 */
public interface EventEncoder {

  /**
   * The event with its type, its text and its data as JSON. Called on the job's thread; must not
   * block or throw.
   *
   * @param sequence the event's number in its run, from 1
   */
  RecordedEvent encode(RunId run, long sequence, Instant at, RunEvent event);

  /** What a recorded event says of a run's progress; empty when it tells of something else. */
  default Optional<RunEvent.Progressed> progress(RecordedEvent event) {
    return Optional.empty();
  }
}
