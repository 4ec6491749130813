package io.workshopstream.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text format of Prometheus, version 0.0.4, and refuses whatever Prometheus would: a
 * series without a type or told twice, a family told in two parts, buckets that do not grow.
 */
public final class PrometheusText {

  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\"\\\\n])*)\"(?:,(?!$)|$)");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Set<String> helped = new HashSet<>();
  private final Map<Series, Double> samples = new LinkedHashMap<>();
  private @Nullable String family;

  /** A name with its labels. */
  public record Series(String name, Map<String, String> labels) {}

  private PrometheusText() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when Prometheus would not take it
   */
  public static PrometheusText parse(String text) {
    PrometheusText read = new PrometheusText();
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line must end");
    }
    text.lines().forEach(read::line);
    read.types.forEach(read::check);
    return read;
  }

  private void line(String line) {
    Matcher comment = COMMENT.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (comment.matches()) {
      comment(comment.group(1), comment.group(2), comment.group(3));
    } else if (sample.matches()) {
      String labels = sample.group(2);
      sample(sample.group(1), labels == null ? Map.of() : labels(labels), sample.group(3));
    } else {
      throw new IllegalArgumentException("no line of the format: " + line);
    }
  }

  private void comment(String kind, String name, String words) {
    if (kind.equals("HELP") && !helped.add(name)) {
      throw new IllegalArgumentException("told twice: " + name);
    }
    if (kind.equals("TYPE") && types.put(name, words) != null) {
      throw new IllegalArgumentException("typed twice: " + name);
    }
    if (kind.equals("TYPE") && !Set.of("counter", "gauge", "histogram").contains(words)) {
      throw new IllegalArgumentException("no type: " + words);
    }
    family = name;
  }

  private static Map<String, String> labels(String words) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(words);
    int end = 0;
    while (label.find()) {
      end = label.end();
      if (labels.put(label.group(1), label.group(2)) != null) {
        throw new IllegalArgumentException("a label twice: " + words);
      }
    }
    if (end != words.length()) {
      throw new IllegalArgumentException("no labels: " + words);
    }
    return labels;
  }

  private void sample(String name, Map<String, String> labels, String value) {
    if (family == null || !name.startsWith(family) || !types.containsKey(family)) {
      throw new IllegalArgumentException("not in its family: " + name);
    }
    String suffix = name.substring(family.length());
    boolean parts = "histogram".equals(types.get(family));
    if (!(parts ? Set.of("_bucket", "_sum", "_count") : Set.of("")).contains(suffix)) {
      throw new IllegalArgumentException("no part of its family: " + name);
    }
    if (samples.put(new Series(name, labels), number(value)) != null) {
      throw new IllegalArgumentException("twice: " + name + labels);
    }
  }

  private static double number(String word) {
    return switch (word) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(word);
    };
  }

  private void check(String name, String type) {
    if (!helped.contains(name)) {
      throw new IllegalArgumentException("without a word: " + name);
    }
    if (type.equals("counter") && !name.endsWith("_total")) {
      throw new IllegalArgumentException("a counter must end in _total: " + name);
    }
    if (type.equals("histogram")) {
      buckets(name).values().forEach(PrometheusText::check);
    }
  }

  /** The buckets of a histogram by their other labels, in order, and the count in the end. */
  private Map<Map<String, String>, List<Double>> buckets(String name) {
    Map<Map<String, String>, List<Double>> all = new LinkedHashMap<>();
    samples.forEach(
        (series, value) -> {
          if (series.name().equals(name + "_bucket") || series.name().equals(name + "_count")) {
            Map<String, String> rest = new TreeMap<>(series.labels());
            rest.remove("le");
            all.computeIfAbsent(rest, any -> new ArrayList<>()).add(value);
          }
        });
    return all;
  }

  private static void check(List<Double> counts) {
    List<Double> sorted = counts.stream().sorted().toList();
    int size = counts.size();
    if (!counts.equals(sorted) || size < 3 || !counts.get(size - 1).equals(counts.get(size - 2))) {
      throw new IllegalArgumentException("no buckets that grow to their count: " + counts);
    }
  }

  /** The families, in their order. */
  public Set<String> names() {
    return types.keySet();
  }

  /** All series, those that make up a histogram each for itself. */
  public Map<Series, Double> samples() {
    return Collections.unmodifiableMap(samples);
  }

  /** The type of a family; null for what is none. */
  public @Nullable String type(String name) {
    return types.get(name);
  }

  /** The sum of all series of a name that have these labels. */
  public double sum(String name, Map<String, String> labels) {
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey().name().equals(name))
        .filter(sample -> sample.getKey().labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
