package io.workshopstream.run.event;

import java.time.Instant;

/**
 * Gives an event the form in which it is stored and sent; called once for each event, whoever
 * watches.
 */
public interface EventEncoder {

  /**
   * The event's name, its text and its frame. Called on the job's thread; must not block or throw.
   *
   * @param sequence the event's number in its run, from 1
   */
  EncodedEvent encode(RunId run, long sequence, Instant at, RunEvent event);
}
