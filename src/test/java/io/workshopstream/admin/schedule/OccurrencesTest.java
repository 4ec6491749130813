package io.workshopstream.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.field.CronExpression;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

  /** Half a millisecond past ten on the clock of Berlin. */
  private static final Instant NOW = Instant.parse("2026-01-22T09:00:00.000500Z");

  /** Draws what the test says of the bound. */
  private static RandomGenerator drawing(LongUnaryOperator draw) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new AssertionError("without a bound");
      }

      @Override
      public long nextLong(long bound) {
        return draw.applyAsLong(bound);
      }
    };
  }

  private static Instant next(String schedule, String jitter, LongUnaryOperator draw) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ScheduledStudio studio =
        new ScheduledStudio(
            new StudioId("a"), new CronExpression(schedule), ZoneId.of("Europe/Berlin"));
    return new Occurrences(clock, Duration.parse(jitter), drawing(draw)).next(studio);
  }

  @Test
  void a_start_is_delayed_by_a_random_part_of_the_jitter_and_less_than_all_of_it() {
    assertThat(next("0 11 * * *", "PT5M", bound -> 0)).isEqualTo("2026-01-22T10:00:00Z");
    assertThat(next("0 11 * * *", "PT5M", bound -> bound / 2)).isEqualTo("2026-01-22T10:02:30Z");
    assertThat(next("0 11 * * *", "PT5M", bound -> bound - 1))
        .isEqualTo("2026-01-22T10:04:59.999Z");
  }

  @Test
  void without_jitter_nothing_is_drawn() {
    assertThat(
            next(
                "0 11 * * *",
                "PT0S",
                bound -> {
                  throw new AssertionError("drawn");
                }))
        .isEqualTo("2026-01-22T10:00:00Z");
  }

  @Test
  void a_delay_ends_before_the_time_after_it() {
    assertThat(next("*/2 * * * *", "PT5M", bound -> bound - 1))
        .isEqualTo("2026-01-22T09:03:59.999Z");
  }
}
