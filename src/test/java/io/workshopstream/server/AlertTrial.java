package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.Program;
import io.workshopstream.server.PrometheusText.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an alert makes of two looks at a server: of the first one it must say nothing, and once the
 * cause of the second one goes on, it must fire. Prometheus' own tool computes that; each minute of
 * its time counts have grown as much again, and measures are what they were.
 */
final class AlertTrial {

  private static final int QUIET_MINUTES = 10;
  static final int MINUTES = 6 * 60;

  private final Program promtool;
  private final String alert;
  private final String query;

  AlertTrial(Program promtool, String alert) throws IOException {
    this.promtool = promtool;
    this.alert = alert;
    this.query = Queries.alerts().get(alert);
  }

  /** What happens to the values of a series. */
  private static String values(double before, double after, boolean grows) {
    return "%s+0x%d %s+%sx%d"
        .formatted(before, QUIET_MINUTES, after, grows ? after - before : 0.0, MINUTES);
  }

  /** Lets it be tried on all series of the server that it asks for. */
  void firesAfter(PrometheusText before, PrometheusText after) throws Exception {
    List<String> names =
        Queries.selectors(query).stream().map(Queries.Selector::name).distinct().toList();
    Map<Series, String> all = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    after
        .samples()
        .forEach(
            (series, value) -> {
              if (names.contains(series.name())) {
                double first = before.samples().getOrDefault(series, 0.0);
                boolean grows = !"gauge".equals(after.type(series.name()));
                all.put(series, values(first, value, grows));
              }
            });
    fires(all);
  }

  /** Lets it be tried on these series. */
  void fires(Map<Series, String> series) throws Exception {
    assertThat(series).as("series of " + alert).isNotEmpty();
    StringBuilder file =
        new StringBuilder("rule_files: [\"" + Queries.RULES.toAbsolutePath() + "\"]\n");
    file.append("evaluation_interval: 1m\ntests:\n- interval: 1m\n  input_series:\n");
    series.forEach(
        (one, values) ->
            file.append("  - {series: '")
                .append(words(one))
                .append("', values: '")
                .append(values)
                .append("'}\n"));
    file.append("  promql_expr_test:\n");
    file.append(expectation(QUIET_MINUTES, "[]"));
    file.append(expectation(MINUTES, "[{labels: '{}', value: 1}]"));
    Path test = Files.writeString(Path.of("target/alert-" + alert + ".yaml"), file);
    assertThat(promtool.run(Path.of("."), "test", "rules", test.toString())).contains("SUCCESS");
  }

  private String expectation(int minute, String samples) {
    return """
          - expr: 'count(ALERTS{alertname="%s",alertstate="firing"}) > bool 0'
            eval_time: %dm
            exp_samples: %s
        """
        .formatted(alert, minute, samples);
  }

  private static String words(Series series) {
    Map<String, String> labels = new TreeMap<>(series.labels());
    labels.put("instance", "one");
    labels.put("job", "workshops");
    return series.name()
        + labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }
}
