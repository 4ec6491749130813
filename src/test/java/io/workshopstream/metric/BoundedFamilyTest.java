package io.workshopstream.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedFamilyTest {

  private final CountedMetrics metrics = new CountedMetrics();
  private final BoundedFamily<Metrics.Counter> family =
      new BoundedFamily<>("studio", 2, studio -> metrics.counter("pages", "Pages.", studio));

  @Test
  void values_beyond_the_bound_share_one_series_and_those_before_keep_theirs() {
    family.of("a").increment();
    family.of("b").increment();
    family.of("c").add(3);
    family.of("d").increment();
    family.of("a").increment();

    assertThat(metrics.counted())
        .containsOnly(
            entry("pages{studio=a}", 2),
            entry("pages{studio=b}", 1),
            entry("pages{studio=other}", 4));
  }

  private static Map.Entry<String, Long> entry(String series, long count) {
    return Map.entry(series, count);
  }

  @Test
  void a_value_that_is_called_other_takes_no_place() {
    family.of("other").increment();
    family.of("a").increment();
    family.of("b").increment();

    assertThat(metrics.counted().keySet())
        .containsExactlyInAnyOrder("pages{studio=other}", "pages{studio=a}", "pages{studio=b}");
  }

  @Test
  void the_bound_holds_whoever_comes_at_once() {
    IntStream.range(0, 10_000).parallel().forEach(i -> family.of("s" + i % 500).increment());

    assertThat(metrics.counted()).hasSize(3).containsKey("pages{studio=other}");
    assertThat(metrics.counted().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(10_000);
  }
}
