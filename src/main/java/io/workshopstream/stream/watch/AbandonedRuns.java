package io.workshopstream.stream.watch;

import io.workshopstream.run.Runs;
import io.workshopstream.run.event.StopReason;
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
  private final Clock clock;
  private final Optional<Duration> grace;
  private final Map<Run, Instant> watched = new ConcurrentHashMap<>();

  /**
   * @param grace how long a run may go on unwatched; empty to let it go on for ever
   */
  public AbandonedRuns(Runs runs, Clock clock, Optional<Duration> grace) {
    this.runs = runs;
    this.clock = clock;
    this.grace = grace;
  }

  /** Notes that somebody watches the run. */
  void watches(Run run) {
    if (grace.isPresent() && !run.state().isOver()) {
      watched.put(run, clock.instant());
    }
  }

  /** Stops those that were left alone for too long. To be called each second. */
  public void tick() {
    Instant now = clock.instant();
    watched.keySet().removeIf(run -> run.state().isOver());
    watched.replaceAll((run, since) -> run.log().readers() > 0 ? now : since);
    watched.forEach(
        (run, since) -> {
          if (since.plus(grace.orElseThrow()).isBefore(now)) {
            watched.remove(run); // told once: the run of another server is not seen to end here
            runs.stop(run, StopReason.ABANDONED);
          }
        });
  }
}
