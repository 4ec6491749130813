package io.workshopstream.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {

  private final Histogram histogram = new Histogram(HistogramBuckets.LONG);

  @Test
  void a_time_counts_in_its_bucket_and_in_all_longer_ones() {
    histogram.observe(Duration.ofSeconds(1));
    histogram.observe(Duration.ofMillis(1001));
    histogram.observe(Duration.ofDays(1));

    Histogram.Reading reading = histogram.read();

    assertThat(reading.bounds()).startsWith(1, 2.5, 5).hasSize(12);
    assertThat(reading.counts()).startsWith(1, 2, 2).endsWith(2, 3).hasSize(13);
    assertThat(reading.sum()).isEqualTo(86402.001);
  }

  @Test
  void a_time_that_differing_clocks_make_negative_is_none() {
    histogram.observe(Duration.ofSeconds(-7));

    assertThat(histogram.read().counts()).startsWith(1);
    assertThat(histogram.read().sum()).isZero();
  }

  @Test
  void nothing_is_lost_when_many_count_at_once() {
    IntStream.range(0, 100_000).parallel().forEach(i -> histogram.observeNanos(i));

    assertThat(histogram.read().counts()).startsWith(100_000).endsWith(100_000);
  }
}
