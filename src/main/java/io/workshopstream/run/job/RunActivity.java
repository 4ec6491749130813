package io.workshopstream.run.job;

import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run's work goes: its last sign of life and its speed. Guarded by the run's lock. */
final class RunActivity {

  private ProgressEstimate speed = ProgressEstimate.unknown();
  private Instant last;
  private boolean stalled;

  RunActivity(Instant last) {
    this.last = last;
  }

  void typicalDuration(Duration duration) {
    speed = speed.typicalDuration(duration);
  }

  void started(Instant now) {
    speed = speed.started(now);
  }

  /** The silence that ends now, if the run had stalled. */
  Optional<Duration> recovers(Instant now) {
    Optional<Duration> silence = Optional.of(Duration.between(last, now)).filter(any -> stalled);
    stalled = false;
    return silence;
  }

  void note(RunEvent event, Instant now) {
    if (event instanceof RunEvent.Progressed progress) {
      speed = speed.reached(progress.current(), progress.total());
    }
    last = now;
  }

  /** The silence, once, when it has become longer than allowed. */
  Optional<Duration> stalls(Duration timeout, Instant now) {
    Duration silence = Duration.between(last, now);
    if (stalled || silence.compareTo(timeout) < 0) {
      return Optional.empty();
    }
    stalled = true;
    return Optional.of(silence);
  }

  /** Where a run stands that is in a state, and in the queue at a position. */
  RunStatus status(RunHeader header, @Nullable Integer position, Instant now) {
    ProgressEstimate.Estimate estimate =
        header.state().isOver() ? null : speed.estimate(now).orElse(null);
    return new RunStatus(
        header.state().word(),
        header.last(),
        last,
        stalled,
        position,
        speed.itemsPerMinute(now).orElse(null),
        estimate == null ? null : estimate.left().toSeconds(),
        estimate == null ? null : estimate.source().name().toLowerCase(Locale.ROOT));
  }
}
