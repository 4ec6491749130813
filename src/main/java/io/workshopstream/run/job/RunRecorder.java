package io.workshopstream.run.job;

import io.workshopstream.run.event.EventEncoder;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.log.LogBudget;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Where a run's events go: encoded, to the writer, and to whoever listens to every run. */
public record RunRecorder(
    Clock clock,
    EventEncoder encoder,
    EventWriter writer,
    LogBudget budget,
    List<RunListener> listeners) {

  /** In bytes of data. */
  public static final int LARGEST = 1_000_000;

  /** The clock's time, as exact as it is stored. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The event as it is kept; one that is too large gives way to a sentence that says so. */
  RecordedEvent encode(RunId run, long sequence, RunEvent event) {
    Instant at = now();
    RecordedEvent recorded = encoder.encode(run, sequence, at, event);
    if (recorded.data().length <= LARGEST) {
      return recorded;
    }
    String sentence = RunSentences.tooLarge(recorded.type().wireName(), recorded.data().length);
    return encoder.encode(run, sequence, at, smaller(event, sentence));
  }

  /** The outcome of an item is not lost with its details. */
  private static RunEvent smaller(RunEvent event, String sentence) {
    return event instanceof RunEvent.ItemDone done && done.item().length() < LARGEST / 10
        ? new RunEvent.ItemDone(done.item(), done.outcome(), sentence, List.of())
        : new RunEvent.Logged(Level.WARNING, sentence, null);
  }
}
