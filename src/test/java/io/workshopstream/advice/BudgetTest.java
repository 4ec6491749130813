package io.workshopstream.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BudgetTest {

  /** A clock that is moved by hand. */
  private static final class HandClock extends Clock {

    private Instant now = Instant.parse("2026-01-22T23:59:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final HandClock clock = new HandClock();
  private final Budget budget =
      new Budget(new ModelSettings(null, "", null, Duration.ZERO, 1, 2, 100), clock);

  @Test
  void a_new_day_brings_new_tokens() {
    budget.spend(99);
    assertThat(budget.isSpent()).isFalse();
    budget.spend(1);
    assertThat(budget.isSpent()).isTrue();

    clock.now = clock.now.plus(Duration.ofMinutes(2));
    assertThat(budget.isSpent()).isFalse();
  }

  @Test
  void a_turn_comes_free_a_minute_after_it_was_taken() {
    assertThat(budget.enter()).isZero();
    clock.now = clock.now.plusSeconds(20);
    assertThat(budget.enter()).isZero();
    assertThat(budget.enter()).isEqualTo(Duration.ofSeconds(40));

    clock.now = clock.now.plusSeconds(40);
    assertThat(budget.enter()).isZero();
    assertThat(budget.enter()).isEqualTo(Duration.ofSeconds(20));
  }
}
