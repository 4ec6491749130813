package io.workshopstream.run.job;

import io.workshopstream.run.event.EventEncoder;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Where a run's events go: encoded, to the writer, and to whoever listens to every run. */
public record RunRecorder(
    Clock clock, EventEncoder encoder, EventWriter writer, List<RunListener> listeners) {

  /** In bytes of data. */
  public static final int LARGEST = 1_000_000;

  /** How much of one run may wait to be stored before its job waits too, in bytes. */
  static final long MOST_PENDING = 8_000_000;

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

  /** Events in order, as they are kept, from a number on. */
  public List<RecordedEvent> encode(RunId run, long first, List<RunEvent> events) {
    return IntStream.range(0, events.size())
        .mapToObj(i -> encode(run, first + i, events.get(i)))
        .toList();
  }

  /** Tells everybody of events that were stored without an owner. */
  public void tell(RunHeader run, List<RunEvent> events, List<RecordedEvent> stored) {
    events.forEach(event -> listeners.forEach(listener -> listener.recorded(run, event)));
    writer.shown(stored);
  }

  /** The outcome of an item is not lost with its details. */
  private static RunEvent smaller(RunEvent event, String sentence) {
    return event instanceof RunEvent.ItemDone done && done.item().length() < LARGEST / 10
        ? new RunEvent.ItemDone(done.item(), done.outcome(), sentence, List.of())
        : new RunEvent.Logged(Level.WARNING, sentence, null);
  }
}
