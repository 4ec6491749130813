package io.workshopstream.admin.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** When a schedule comes next: at its time, and a random while later. */
public final class Occurrences {

  private final Clock clock;
  private final Duration jitter;
  private final RandomGenerator random;

  /**
   * @param jitter the longest delay; zero for none
   */
  public Occurrences(Clock clock, Duration jitter, RandomGenerator random) {
    this.clock = clock;
    this.jitter = jitter;
    this.random = random;
  }

  /** This moment, as exactly as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * The next time of a schedule, delayed by less than {@code jitter} and less than until the time
   * after it: a longer delay would swallow that one.
   */
  Instant next(ScheduledStudio studio) {
    Instant next = studio.schedule().next(now(), studio.zone());
    Duration free = Duration.between(next, studio.schedule().next(next, studio.zone()));
    long most = (jitter.compareTo(free) < 0 ? jitter : free).toMillis();
    return most == 0 ? next : next.plusMillis(random.nextLong(most));
  }
}
