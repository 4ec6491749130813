package io.workshopstream.run.meter;

import io.workshopstream.metric.Histogram;
import io.workshopstream.metric.HistogramBuckets;
import io.workshopstream.metric.Metrics;

/** Measures how events of runs get into the database. */
public final class JournalMeter {

  private final Histogram batches;
  private final Metrics.Counter events;
  private final Metrics.Counter retries;

  public JournalMeter(Metrics metrics) {
    batches =
        metrics.histogram(
            "journal_batch_seconds",
            "How long the database took for a batch of events, stored or refused.",
            HistogramBuckets.SHORT);
    events = metrics.counter("journal_events", "Events that this server has stored.");
    retries =
        metrics.counter(
            "journal_retries",
            "How often events could not be stored, and this server waited to try again.");
  }

  /** Notes that the database has done with a batch. */
  public void batch(long nanos) {
    batches.observeNanos(nanos);
  }

  /** Notes that events are stored. */
  public void stored(int count) {
    events.add(count);
  }

  /** Notes that something could not be stored and is tried again later. */
  public void retries() {
    retries.increment();
  }
}
