package io.workshopstream.advice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;

/** How much more may be asked: requests in a minute, tokens in a day. Safe for many threads. */
final class Budget {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ModelSettings settings;
  private final Clock clock;
  private final Deque<Instant> requests = new ArrayDeque<>();
  private LocalDate day = LocalDate.EPOCH;
  private long spent;

  Budget(ModelSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether no token is left for today. */
  synchronized boolean isSpent() {
    turnDay();
    return spent >= settings.tokensPerDay();
  }

  synchronized void spend(long tokens) {
    turnDay();
    spent += Math.max(0, tokens);
  }

  private void turnDay() {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    if (!today.equals(day)) {
      day = today;
      spent = 0;
    }
  }

  /**
   * Takes a turn, if there is one.
   *
   * @return zero when it is given; else how long to wait before asking again
   */
  synchronized Duration enter() {
    Instant now = clock.instant();
    while (!requests.isEmpty() && !requests.getFirst().plus(MINUTE).isAfter(now)) {
      requests.removeFirst();
    }
    if (requests.size() >= settings.requestsPerMinute()) {
      return Duration.between(now, requests.getFirst().plus(MINUTE));
    }
    requests.addLast(now);
    return Duration.ZERO;
  }
}
