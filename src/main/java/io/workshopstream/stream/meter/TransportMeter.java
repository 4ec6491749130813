package io.workshopstream.stream.meter;

import io.workshopstream.metric.EnumCounters;
import io.workshopstream.metric.Histogram;
import io.workshopstream.metric.HistogramBuckets;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import io.workshopstream.stream.frame.EventFrame;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** What is counted of all streams of one kind. Safe for any number of threads. */
public final class TransportMeter {

  /** For what is no news. */
  public static final long NO_NEWS = Long.MIN_VALUE;

  private static final long NANOS_OF_MILLI = 1_000_000;

  private final Clock clock;
  private final Metrics.Counter events;
  private final Metrics.Counter bytes;
  private final Histogram lag;
  private final EnumCounters<StreamEnd> ends;

  TransportMeter(Metrics metrics, Transport transport, Clock clock) {
    MetricLabel label = MetricLabel.of("transport", transport);
    this.clock = clock;
    events = metrics.counter("stream_events", "Events of runs that were given to clients.", label);
    bytes = metrics.counter("stream_bytes", "Bytes that clients' connections took.", label);
    lag =
        metrics.histogram(
            "stream_lag_seconds",
            "From an event's happening to its client's connection taking it: the oldest of what is"
                + " written at once, of events that happened after the client came.",
            HistogramBuckets.SHORT,
            label);
    ends =
        new EnumCounters<>(
            EnumSet.allOf(StreamEnd.class),
            cause ->
                metrics.counter(
                    "stream_ends", "Streams that ended.", label, MetricLabel.of("cause", cause)));
  }

  /** The time by which events are timed. */
  public Instant now() {
    return clock.instant();
  }

  /** Notes that the next events of a client are on their way. */
  public void sent(int count) {
    events.add(count);
  }

  /**
   * When the oldest event of these happened that is news to a client, by {@link System#nanoTime};
   * {@link #NO_NEWS} when all of them happened before it came.
   *
   * @param frames in the order in which they happened
   */
  public long news(List<EventFrame> frames, Instant since) {
    long came = since.toEpochMilli();
    if (frames.isEmpty() || frames.get(frames.size() - 1).happenedAt() < came) {
      return NO_NEWS;
    }
    for (EventFrame frame : frames) {
      if (frame.happenedAt() >= came) {
        return System.nanoTime() - (clock.millis() - frame.happenedAt()) * NANOS_OF_MILLI;
      }
    }
    return NO_NEWS;
  }

  /**
   * Notes that a connection took something.
   *
   * @param news when the oldest news in it happened, as {@link #news} tells
   */
  public void taken(long size, long news) {
    bytes.add(size);
    if (news != NO_NEWS) {
      lag.observeNanos(System.nanoTime() - news);
    }
  }

  /** Notes that a stream ended. */
  public void ended(StreamEnd cause) {
    ends.increment(cause);
  }
}
