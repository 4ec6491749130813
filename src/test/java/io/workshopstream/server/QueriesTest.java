package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueriesTest {

  private static PrometheusText.Series series(String name, Map<String, String> labels) {
    return new PrometheusText.Series(name, labels);
  }

  @Test
  void names_and_labels_are_found_wherever_they_stand_in_a_query() {
    assertThat(
            Queries.selectors(
                "histogram_quantile(0.99, sum by (kind, le) (rate(a_bucket{x=~\"b|c\",instance=\"i\"}[5m])))"
                    + " > 0.5 * b_total or c_seconds"))
        .extracting(Queries.Selector::name)
        .containsExactly("a_bucket", "b_total", "c_seconds");

    Queries.Selector first = Queries.selectors("sum by (kind) (rate(abc{x=~\"b|c\"}[5m]))").get(0);
    assertThat(first.selects(series("abc", Map.of("x", "c", "kind", "any")))).isTrue();
    assertThat(first.selects(series("abc", Map.of("x", "d", "kind", "any")))).isFalse();
    assertThat(first.selects(series("abc", Map.of("x", "c")))).isFalse();
    assertThat(first.selects(series("abd", Map.of("x", "c", "kind", "any")))).isFalse();
  }

  @Test
  void each_alert_has_a_row_in_the_runbook_and_no_other_has() throws IOException {
    String runbook = Files.readString(Path.of("docs/operations.md"));

    assertThat(Queries.alerts()).hasSizeGreaterThan(10);
    assertThat(runbook.lines().filter(line -> line.matches("\\| `[A-Z]\\w+` \\|.*")).toList())
        .extracting(line -> line.substring(3, line.indexOf('`', 3)))
        .containsExactlyInAnyOrderElementsOf(Queries.alerts().keySet());
  }
}
