package io.workshopstream.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class RetryScheduleTest {

  @RepeatedTest(20)
  void each_pause_is_about_four_times_the_one_before_and_all_are_about_a_day() {
    RetrySchedule schedule = new RetrySchedule(new Random());

    assertThat(schedule.pause(1)).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(18));
    assertThat(schedule.pause(2)).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    Duration all =
        IntStream.range(1, RetrySchedule.MOST_ATTEMPTS)
            .mapToObj(schedule::pause)
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(all).isBetween(Duration.ofHours(18), Duration.ofHours(28));
  }
}
