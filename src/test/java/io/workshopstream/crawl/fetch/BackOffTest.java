package io.workshopstream.crawl.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.TestLimits;
import io.workshopstream.crawl.page.CrawlLimits;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackOffTest {

  private static final CrawlLimits LIMITS =
      new TestLimits()
          .attempts(1_000)
          .backOff(Duration.ofMillis(100))
          .maxDelay(Duration.ofSeconds(10))
          .build();
  private static final FetchFailure BUSY = FetchFailure.status(503, null);

  @Property
  void a_wait_lies_between_nothing_and_the_doubled_span_but_never_beyond_the_longest(
      @ForAll @IntRange(min = 1, max = 999) int attempts, @ForAll @IntRange(max = 999) int jitter) {
    Duration wait = new BackOff(LIMITS, () -> jitter / 1_000.0).wait(attempts, BUSY).orElseThrow();
    double span = Math.min(100 * Math.pow(2, attempts - 1), 10_000);
    assertThat(wait.toMillis()).isEqualTo((long) (span * (jitter / 1_000.0)));
  }

  @Property
  void a_wish_of_the_site_goes_before_the_own_wait(@ForAll @IntRange(max = 20) int seconds) {
    Duration wish = Duration.ofSeconds(seconds);
    BackOff backOff = new BackOff(LIMITS, () -> 0.5);
    assertThat(backOff.wait(1, FetchFailure.status(429, wish)).isPresent())
        .isEqualTo(seconds <= 10);
    assertThat(backOff.wait(1, FetchFailure.status(429, wish)).orElse(wish)).isEqualTo(wish);
  }

  @Property
  void nothing_is_waited_for_after_the_last_attempt_or_what_will_last(
      @ForAll @IntRange(min = 1, max = 5) int attempts) {
    BackOff backOff = new BackOff(new TestLimits().attempts(attempts).build(), () -> 0.5);
    assertThat(backOff.wait(attempts, BUSY)).isEmpty();
    assertThat(backOff.wait(1, FetchFailure.status(404, null))).isEmpty();
  }
}
