package io.workshopstream.access.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  @Test
  void a_limit_is_a_number_and_a_period() {
    assertThat(RateLimit.parse("60/PT1M")).contains(new RateLimit(60, Duration.ofMinutes(1)));
    assertThat(RateLimit.parse("1/P1D")).contains(new RateLimit(1, Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "60",
        "60/",
        "/PT1M",
        "0/PT1M",
        "-1/PT1M",
        "60/PT0S",
        "60/P2D",
        "60/minute",
        "9999999999/PT1M",
        "1000001/PT1M",
        "60/PT1M/PT1M",
        "6 0/PT1M",
        "60/PTPTPT",
        "60/PT0.5S"
      })
  void anything_else_is_none(String text) {
    assertThat(RateLimit.parse(text)).isEmpty();
  }
}
