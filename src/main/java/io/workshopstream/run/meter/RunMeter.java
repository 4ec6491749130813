package io.workshopstream.run.meter;

import io.workshopstream.metric.BoundedFamily;
import io.workshopstream.metric.EnumCounters;
import io.workshopstream.metric.Histogram;
import io.workshopstream.metric.HistogramBuckets;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import io.workshopstream.run.event.RunState;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the runs that ended on this node, how long they took, and those that were refused. */
public final class RunMeter {

  /** Kinds of runs are words of the code; another version on the same database may know more. */
  private static final int MOST_KINDS = 16;

  private static final Set<RunState> ENDS =
      EnumSet.allOf(RunState.class).stream()
          .filter(RunState::isOver)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(RunState.class)));

  private final BoundedFamily<EnumCounters<RunState>> ends;
  private final BoundedFamily<Histogram> durations;
  private final EnumCounters<RunRefusal> refusals;
  private volatile int waiting;

  /**
   * @param kinds that are shown from the beginning: of a number that comes up later, nobody sees
   *     that it has grown
   */
  public RunMeter(Metrics metrics, Collection<String> kinds) {
    ends = new BoundedFamily<>("kind", MOST_KINDS, kind -> ends(metrics, kind));
    durations =
        new BoundedFamily<>(
            "kind",
            MOST_KINDS,
            kind ->
                metrics.histogram(
                    "run_duration_seconds",
                    "How long the work of runs that ended on this server took.",
                    HistogramBuckets.LONG,
                    kind));
    refusals =
        new EnumCounters<>(
            EnumSet.allOf(RunRefusal.class),
            why ->
                metrics.counter(
                    "run_refusals",
                    "Runs that were asked for and not taken on.",
                    MetricLabel.of("reason", why)));
    metrics.gauge(
        "run_queue_length",
        "Runs of all servers that wait to be taken, as this server last saw them.",
        () -> waiting);
    kinds.forEach(ends::of);
    kinds.forEach(durations::of);
  }

  private static EnumCounters<RunState> ends(Metrics metrics, MetricLabel kind) {
    return new EnumCounters<>(
        ENDS,
        state ->
            metrics.counter(
                "run_ends",
                "Runs whose work, or whose waiting for a decision, ended on this server.",
                kind,
                MetricLabel.of("state", state)));
  }

  /**
   * Notes that a run has come to a state in which nobody works on it.
   *
   * @param duration of its work; empty when it did none since it was noted last
   */
  public void ended(String kind, RunState state, Optional<Duration> duration) {
    ends.of(kind).increment(state);
    duration.ifPresent(durations.of(kind)::observe);
  }

  /** Notes that a run was not taken on. */
  public void refused(RunRefusal why) {
    refusals.increment(why);
  }

  /** Notes how many runs wait. */
  public void waiting(int runs) {
    waiting = runs;
  }
}
