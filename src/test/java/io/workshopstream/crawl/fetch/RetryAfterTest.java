package io.workshopstream.crawl.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "120, PT2M",
    "' 7 ', PT7S",
    "999999999999999999999, PT8760H",
    "'Thu, 22 Jan 2026 10:00:30 GMT', PT30S",
    "'Thu, 22 Jan 2026 09:00:00 GMT', PT0S"
  })
  void seconds_and_dates_are_read(String header, Duration wait) {
    assertThat(RetryAfter.read(header, NOW)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "Thu, 99 Jan 2026 10:00:30 GMT", "2026-01-22"})
  void anything_else_says_nothing(String header) {
    assertThat(RetryAfter.read(header, NOW)).isEmpty();
  }

  @Property
  void no_header_makes_it_fail(@ForAll String header) {
    assertThat(RetryAfter.read(header, NOW)).isNotNull();
  }
}
