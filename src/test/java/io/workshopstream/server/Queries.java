package io.workshopstream.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queries of the dashboard and of the alerts, and what they ask for. */
final class Queries {

  static final Path RULES = Path.of("docs/operations/alerts.yaml");
  private static final File DASHBOARD = new File("docs/operations/dashboard.json");

  private static final Pattern RULE =
      Pattern.compile(
          "- alert: (\\w+)\\n +expr: (.+)\\n(?: +for: .+\\n)? +labels: .+\\n +annotations");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-z_][a-z0-9_]*)(?:\\{([^}]*)})?(?![a-z0-9_]*\\s*\\()");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without) *\\(([^)]*)\\)");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|=)\"([^\"]*)\"");

  /** Words of the language itself. */
  private static final Set<String> WORDS = Set.of("or", "and", "unless", "by", "without");

  /** What Prometheus adds to each series, and what it says itself. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job", "up");

  private Queries() {}

  /** Of each alert its query. */
  static Map<String, String> alerts() throws IOException {
    Map<String, String> alerts = new LinkedHashMap<>();
    Matcher rule = RULE.matcher(Files.readString(RULES));
    while (rule.find()) {
      alerts.put(rule.group(1), rule.group(2));
    }
    return alerts;
  }

  static List<String> all() throws IOException {
    List<String> all = new ArrayList<>(alerts().values());
    all.addAll(new ObjectMapper().readTree(DASHBOARD).findValuesAsText("expr"));
    return all;
  }

  /** Series of which a query wants some: a name, and of its labels what they have to be. */
  record Selector(String name, Map<String, Pattern> labels) {

    boolean selects(PrometheusText.Series series) {
      return series.name().equals(name)
          && labels.entrySet().stream()
              .allMatch(
                  label ->
                      series.labels().containsKey(label.getKey())
                          && label
                              .getValue()
                              .matcher(series.labels().get(label.getKey()))
                              .matches());
    }
  }

  /** What a query selects; what Prometheus itself adds is left out. */
  static List<Selector> selectors(String query) {
    List<Selector> found = new ArrayList<>();
    Set<String> grouped = grouped(query);
    Matcher selector = SELECTOR.matcher(GROUPING.matcher(query).replaceAll(" "));
    while (selector.find()) {
      String name = selector.group(1);
      if (name.length() > 2 && !WORDS.contains(name) && !OF_PROMETHEUS.contains(name)) {
        found.add(new Selector(name, labels(selector.group(2), grouped)));
      }
    }
    return found;
  }

  private static Map<String, Pattern> labels(String matchers, Set<String> grouped) {
    Map<String, Pattern> labels = new LinkedHashMap<>();
    grouped.forEach(label -> labels.put(label, Pattern.compile(".*")));
    Matcher matcher = MATCHER.matcher(matchers == null ? "" : matchers);
    while (matcher.find()) {
      String words = matcher.group(3).startsWith("$") ? ".*" : matcher.group(3);
      Pattern value =
          matcher.group(2).equals("=")
              ? Pattern.compile(words, Pattern.LITERAL)
              : Pattern.compile(words);
      labels.put(matcher.group(1), value);
    }
    labels.keySet().removeAll(OF_PROMETHEUS);
    return labels;
  }

  /** The labels by which a query groups, or which it leaves out. */
  private static Set<String> grouped(String query) {
    Set<String> labels = new TreeSet<>();
    Matcher grouping = GROUPING.matcher(query);
    while (grouping.find()) {
      labels.addAll(Arrays.stream(grouping.group(1).split(",", -1)).map(String::strip).toList());
    }
    return labels;
  }
}
