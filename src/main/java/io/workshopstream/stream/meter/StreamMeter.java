package io.workshopstream.stream.meter;

import io.workshopstream.metric.EnumCounters;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Counts the streams of this server. Safe for any number of threads. */
public final class StreamMeter {

  private final Metrics metrics;
  private final Map<Transport, TransportMeter> transports;
  private final EnumCounters<StreamStart> starts;
  private final EnumCounters<StreamRefusal> refusals;
  private final Metrics.Counter gaps;
  private final Metrics.Counter missed;

  /**
   * @param clock by which events are timed
   */
  public StreamMeter(Metrics metrics, Clock clock) {
    this.metrics = metrics;
    transports =
        new EnumMap<>(
            Arrays.stream(Transport.values())
                .collect(
                    Collectors.toMap(
                        Function.identity(), one -> new TransportMeter(metrics, one, clock))));
    starts =
        new EnumCounters<>(
            EnumSet.allOf(StreamStart.class),
            start ->
                metrics.counter(
                    "stream_starts", "Streams that were opened.", MetricLabel.of("start", start)));
    refusals =
        new EnumCounters<>(
            EnumSet.allOf(StreamRefusal.class),
            why ->
                metrics.counter(
                    "stream_refusals",
                    "Streams that were asked for and not opened.",
                    MetricLabel.of("reason", why)));
    gaps =
        metrics.counter(
            "stream_gaps", "How often a client was told that events before the next are gone.");
    missed = metrics.counter("stream_missed_events", "Events that were gone when clients came.");
  }

  /** Shows how many streams are open now. */
  public void show(ToIntFunction<Transport> open) {
    for (Transport transport : Transport.values()) {
      metrics.gauge(
          "streams_open",
          "Clients that watch on this server.",
          () -> open.applyAsInt(transport),
          MetricLabel.of("transport", transport));
    }
  }

  /** What is counted of the streams of one kind. */
  public TransportMeter of(Transport transport) {
    return Objects.requireNonNull(transports.get(transport));
  }

  /** Notes that a stream is to begin. */
  public void started(StreamStart start) {
    starts.increment(start);
  }

  /** Notes that a stream was not opened. */
  public void refused(StreamRefusal why) {
    refusals.increment(why);
  }

  /** Notes that a client cannot have so many events any more. */
  public void missed(long events) {
    gaps.increment();
    missed.add(events);
  }
}
