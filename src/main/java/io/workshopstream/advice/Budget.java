package io.workshopstream.advice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much more may be asked: requests in a minute by this server, tokens in a day by all. Safe for
 * many threads.
 */
final class Budget {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ModelSettings settings;
  private final Clock clock;
  private final TokenAccount account;
  private final Deque<Instant> requests = new ArrayDeque<>();

  Budget(ModelSettings settings, TokenAccount account, Clock clock) {
    this.settings = settings;
    this.account = account;
    this.clock = clock;
  }

  /**
   * Tokens that count as spent from before they are until it is known how many were: who asks at
   * the same time sees them, and so does everybody when this server dies meanwhile.
   */
  record Reservation(TokenAccount.Answer answer, LocalDate day, long tokens) {}

  /** Reserves tokens of today, if some are left. */
  Reservation reserve(long tokens) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    return new Reservation(account.reserve(today, tokens, settings.tokensPerDay()), today, tokens);
  }

  /** Counts what was spent in place of what was reserved and granted. */
  void settle(Reservation reserved, long tokens) {
    long difference = Math.max(0, tokens) - reserved.tokens();
    if (difference != 0) {
      account.correct(reserved.day(), difference);
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
