package io.workshopstream.run.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast a run goes, and when it may be done. A value; each change makes a new one.
 *
 * @param usual how long earlier runs of this kind took, on average; null when there were none
 * @param startedAt when the work began; null while it waits
 * @param current how many items are done
 * @param total how many there are, as far as is known; 0 when nothing is known yet
 */
record ProgressEstimate(
    @Nullable Duration usual, @Nullable Instant startedAt, int current, int total) {

  /** Below so many items, what earlier runs took says more than what this one did so far. */
  private static final int ENOUGH = 3;

  /** What an estimate rests on. */
  enum Source {
    THIS_RUN,
    EARLIER_RUNS
  }

  /** How long it may take from now on, and what that rests on. */
  record Estimate(Duration left, Source source) {}

  static ProgressEstimate unknown() {
    return new ProgressEstimate(null, null, 0, 0);
  }

  ProgressEstimate typicalDuration(Duration duration) {
    return new ProgressEstimate(duration, startedAt, current, total);
  }

  ProgressEstimate started(Instant at) {
    return new ProgressEstimate(usual, at, current, total);
  }

  ProgressEstimate reached(int done, int of) {
    return new ProgressEstimate(usual, startedAt, done, of);
  }

  /** Items a minute since the work began; empty when none is done. */
  Optional<Double> itemsPerMinute(Instant now) {
    return elapsed(now)
        .filter(elapsed -> current > 0 && elapsed.toMillis() > 0)
        .map(elapsed -> current * 60_000.0 / elapsed.toMillis());
  }

  /**
   * When it may be done: by this run's own speed once that means something, by earlier runs before.
   */
  Optional<Estimate> estimate(Instant now) {
    Optional<Duration> elapsed = elapsed(now);
    if (elapsed.isEmpty()) {
      return Optional.empty();
    }
    if (current >= ENOUGH && total > 0) {
      long left = elapsed.get().toMillis() * Math.max(0, total - current) / current;
      return Optional.of(new Estimate(Duration.ofMillis(left), Source.THIS_RUN));
    }
    return Optional.ofNullable(usual)
        .map(typicalDuration -> typicalDuration.minus(elapsed.get()))
        .map(left -> new Estimate(left.isNegative() ? Duration.ZERO : left, Source.EARLIER_RUNS));
  }

  private Optional<Duration> elapsed(Instant now) {
    return Optional.ofNullable(startedAt).map(started -> Duration.between(started, now));
  }
}
