package io.workshopstream.notice.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again: after 15 seconds, then four times as long each time,
 * up to 17 hours, 23 hours in all; each pause up to a fifth shorter or longer, by chance, so that
 * what failed together does not come back together.
 */
public final class RetrySchedule {

  /** After so many attempts a delivery is given up. */
  public static final int MOST_ATTEMPTS = 8;

  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final int FACTOR = 4;
  private static final double JITTER = 0.2;

  private final RandomGenerator random;

  public RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * How long to wait before the next attempt.
   *
   * @param attempts how many there were, 1 or more
   */
  public Duration pause(int attempts) {
    double millis = FIRST.toMillis() * Math.pow(FACTOR, Math.min(attempts, MOST_ATTEMPTS) - 1);
    double jitter = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofMillis((long) (millis * jitter));
  }
}
