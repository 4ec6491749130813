package io.workshopstream.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.metric.Histogram;
import io.workshopstream.metric.HistogramBuckets;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.server.PrometheusText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  private final Exposition exposition = new Exposition();

  @Test
  void each_family_is_told_once_with_all_its_series() {
    exposition.counter("a_total", "What is counted.", () -> 7, new MetricLabel("kind", "x"));
    exposition.gauge("b", "What is measured.", () -> 0.5);
    exposition.counter("a_total", "What is counted.", () -> 8, new MetricLabel("kind", "y"));

    assertThat(exposition.text())
        .isEqualTo(
            """
            # HELP a_total What is counted.
            # TYPE a_total counter
            a_total{kind="x"} 7
            a_total{kind="y"} 8
            # HELP b What is measured.
            # TYPE b gauge
            b 0.5
            """);
  }

  @Test
  void a_histogram_has_its_buckets_their_sum_and_all_of_them() {
    Histogram times = new Histogram(HistogramBuckets.LONG);
    times.observe(Duration.ofSeconds(2));
    times.observe(Duration.ofHours(2));
    exposition.histogram("t_seconds", "Times.", times, new MetricLabel("kind", "x"));

    assertThat(exposition.text())
        .contains(
            """
            t_seconds_bucket{kind="x",le="1.0"} 0
            t_seconds_bucket{kind="x",le="2.5"} 1
            """,
            """
            t_seconds_bucket{kind="x",le="3600.0"} 1
            t_seconds_bucket{kind="x",le="+Inf"} 2
            t_seconds_sum{kind="x"} 7202.0
            t_seconds_count{kind="x"} 2
            """);
    assertThat(PrometheusText.parse(exposition.text()).names()).containsExactly("t_seconds");
  }

  @Test
  void what_cannot_be_measured_keeps_nobody_from_the_rest_and_odd_numbers_are_written_right() {
    exposition.gauge(
        "a",
        "Breaks.",
        () -> {
          throw new IllegalStateException("planted");
        });
    exposition.gauge("b", "Without an end.", () -> Double.POSITIVE_INFINITY);
    exposition.gauge("c", "Odd.", () -> 1, new MetricLabel("word", "a\"b\\c\nd"));

    assertThat(exposition.text())
        .contains("\na NaN\n", "\nb +Inf\n", "\nc{word=\"a\\\"b\\\\c\\nd\"} 1.0\n");
    assertThat(PrometheusText.parse(exposition.text()).names()).containsExactly("a", "b", "c");
  }
}
