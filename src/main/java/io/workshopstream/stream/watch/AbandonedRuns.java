package io.workshopstream.stream.watch;

import io.workshopstream.run.Runs;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.follow.Watchers;
import io.workshopstream.run.job.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops runs that somebody watched and that nobody has watched for a while, where the configuration
 * says so. Runs that were never watched are left alone.
 */
public final class AbandonedRuns {

  private final Runs runs;
  private final Watchers watchers;
  private final Clock clock;
  private final Optional<Duration> grace;
  private final Map<Run, Instant> watched = new ConcurrentHashMap<>();

  /**
   * @param watchers of runs, on all servers
   * @param grace how long a run may go on unwatched; empty to let it go on for ever
   */
  public AbandonedRuns(Runs runs, Watchers watchers, Clock clock, Optional<Duration> grace) {
    this.runs = runs;
    this.watchers = watchers;
    this.clock = clock;
    this.grace = grace;
  }

  /** Notes that somebody watches the run. */
  void watches(Run run) {
    if (grace.isPresent() && canBeAbandoned(run)) {
      watched.put(run, clock.instant());
    }
  }

  /**
   * Stops those that were left alone for too long, on all servers: of a run that is at work here
   * the watchers elsewhere count even when their server died. To be called each second; may block.
   */
  public void tick() {
    if (grace.isPresent()) {
      Instant now = clock.instant();
      watchers.ofRunsHere().stream()
          .filter(AbandonedRuns::canBeAbandoned)
          .forEach(run -> watched.putIfAbsent(run, now));
      watched.keySet().removeIf(run -> run.state().isOver());
      watched.replaceAll((run, since) -> isWatched(run) ? now : since);
      stopBefore(now.minus(grace.get()));
    }
  }

  /** A run that does a part of another one is wanted as long as that one is. */
  private static boolean canBeAbandoned(Run run) {
    return !run.state().isOver() && run.header().parent() == null;
  }

  private boolean isWatched(Run run) {
    return watchers.areUncertain() || watchers.of(run) > 0;
  }

  private void stopBefore(Instant limit) {
    watched.forEach(
        (run, since) -> {
          if (since.isBefore(limit)) {
            runs.stop(run, StopReason.ABANDONED);
            watched.remove(run); // told once: the run of another server is not seen to end here
          }
        });
  }
}
