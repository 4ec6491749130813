package io.workshopstream.monitoring;

import io.workshopstream.metric.Histogram;
import io.workshopstream.metric.MetricLabel;
import java.lang.System.Logger;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Metrics in the text format of Prometheus, version 0.0.4. Written here and not by the server: the
 * buckets of the server's own histograms are estimated from a sample that forgets, and Prometheus
 * needs counts that only grow.
 */
final class Exposition {

  private static final Logger LOG = System.getLogger(Exposition.class.getName());

  private final Map<String, Family> families = new ConcurrentSkipListMap<>();

  /**
   * The series of one name.
   *
   * @param series by their labels, in the form in which they are written
   */
  private record Family(String type, String meaning, Map<String, Series> series) {}

  /** What one series says right now, line by line. */
  private interface Series {
    void write(Lines lines);
  }

  /** Where the lines of one series go. */
  private record Lines(StringBuilder out, String name, String labels) {

    void add(String suffix, String more, String value) {
      String both = labels.isEmpty() || more.isEmpty() ? labels + more : labels + "," + more;
      out.append(name).append(suffix);
      if (!both.isEmpty()) {
        out.append('{').append(both).append('}');
      }
      out.append(' ').append(value).append('\n');
    }
  }

  void counter(String name, String meaning, LongSupplier count, MetricLabel... labels) {
    Series series = lines -> lines.add("", "", Long.toString(count.getAsLong()));
    family(name, "counter", meaning).series().put(words(labels), series);
  }

  void gauge(String name, String meaning, DoubleSupplier value, MetricLabel... labels) {
    Series series = lines -> lines.add("", "", number(measured(name, value)));
    family(name, "gauge", meaning).series().put(words(labels), series);
  }

  void histogram(String name, String meaning, Histogram histogram, MetricLabel... labels) {
    Series series = lines -> write(histogram.read(), lines);
    family(name, "histogram", meaning).series().put(words(labels), series);
  }

  private Family family(String name, String type, String meaning) {
    return families.computeIfAbsent(
        name, added -> new Family(type, meaning, new ConcurrentSkipListMap<>()));
  }

  private static String words(MetricLabel... labels) {
    return Arrays.stream(labels)
        .map(label -> label.name() + "=\"" + escaped(label.value()) + "\"")
        .collect(Collectors.joining(","));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static void write(Histogram.Reading reading, Lines lines) {
    for (int i = 0; i < reading.bounds().length; i++) {
      lines.add("_bucket", le(number(reading.bounds()[i])), Long.toString(reading.counts()[i]));
    }
    String all = Long.toString(reading.counts()[reading.bounds().length]);
    lines.add("_bucket", le("+Inf"), all);
    lines.add("_sum", "", number(reading.sum()));
    lines.add("_count", "", all);
  }

  private static String le(String bound) {
    return "le=\"" + bound + "\"";
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
  }

  /** Whoever cannot tell keeps nobody from reading the rest. */
  private static double measured(String name, DoubleSupplier value) {
    try {
      return value.getAsDouble();
    } catch (RuntimeException broken) {
      LOG.log(Logger.Level.DEBUG, name + " cannot be measured", broken);
      return Double.NaN;
    }
  }

  String text() {
    StringBuilder out = new StringBuilder();
    families.forEach((name, family) -> write(name, family, out));
    return out.toString();
  }

  private static void write(String name, Family family, StringBuilder out) {
    out.append("# HELP ").append(name).append(' ').append(family.meaning()).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(family.type()).append('\n');
    family.series().forEach((labels, series) -> series.write(new Lines(out, name, labels)));
  }
}
