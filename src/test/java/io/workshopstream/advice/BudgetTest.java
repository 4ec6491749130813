package io.workshopstream.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.HandClock;
import io.workshopstream.advice.TokenAccount.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private final HandClock clock = new HandClock("2026-01-22T23:59:00Z");
  private final MemoryTokens account = new MemoryTokens();
  private final Budget budget =
      new Budget(new ModelSettings(null, "", null, Duration.ZERO, 1, 2, 100), account, clock);

  @Test
  void a_new_day_brings_new_tokens() {
    assertThat(budget.reserve(99).answer()).isEqualTo(Answer.GRANTED);
    assertThat(budget.reserve(1).answer()).isEqualTo(Answer.GRANTED);
    assertThat(budget.reserve(1).answer()).isEqualTo(Answer.SPENT);

    clock.pass(Duration.ofMinutes(2));
    assertThat(budget.reserve(1).answer()).isEqualTo(Answer.GRANTED);
  }

  @Test
  void what_is_known_to_be_spent_counts_for_the_day_on_which_it_was_reserved() {
    Budget.Reservation reserved = budget.reserve(40);
    clock.pass(Duration.ofMinutes(2));
    budget.settle(reserved, 90);

    assertThat(account.spent).containsOnly(Map.entry(LocalDate.parse("2026-01-22"), 90L));
  }

  @Test
  void a_turn_comes_free_a_minute_after_it_was_taken() {
    assertThat(budget.enter()).isZero();
    clock.pass(Duration.ofSeconds(20));
    assertThat(budget.enter()).isZero();
    assertThat(budget.enter()).isEqualTo(Duration.ofSeconds(40));

    clock.pass(Duration.ofSeconds(40));
    assertThat(budget.enter()).isZero();
    assertThat(budget.enter()).isEqualTo(Duration.ofSeconds(20));
  }
}
