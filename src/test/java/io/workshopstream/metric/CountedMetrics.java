package io.workshopstream.metric;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** Keeps what is counted for tests, by names as in {@code run_claims{origin=queue}}. */
public final class CountedMetrics implements Metrics {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, Histogram> histograms = new ConcurrentHashMap<>();
  private final Map<String, DoubleSupplier> gauges = new ConcurrentHashMap<>();

  @Override
  public Counter counter(String name, String meaning, MetricLabel... labels) {
    LongAdder count = new LongAdder();
    counts.put(series(name, labels), count);
    return count::add;
  }

  @Override
  public Histogram histogram(
      String name, String meaning, HistogramBuckets buckets, MetricLabel... labels) {
    Histogram histogram = new Histogram(buckets);
    histograms.put(series(name, labels), histogram);
    return histogram;
  }

  @Override
  public void gauge(String name, String meaning, DoubleSupplier value, MetricLabel... labels) {
    gauges.put(series(name, labels), value);
  }

  private static String series(String name, MetricLabel... labels) {
    String words =
        Arrays.stream(labels)
            .map(label -> label.name() + "=" + label.value())
            .collect(Collectors.joining(","));
    return words.isEmpty() ? name : name + "{" + words + "}";
  }

  /** How often it was counted; 0 for what nobody counts. */
  public long count(String series) {
    LongAdder count = counts.get(series);
    return count == null ? 0 : count.sum();
  }

  /** All that was counted at all. */
  public Map<String, Long> counted() {
    return counts.entrySet().stream()
        .filter(series -> series.getValue().sum() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, series -> series.getValue().sum()));
  }

  /** How many times were sorted in. */
  public long observed(String series) {
    long[] all = requireNonNull(histograms.get(series)).read().counts();
    return all[all.length - 1];
  }

  /** Whether there is a gauge of that name. */
  public boolean isMeasured(String series) {
    return gauges.containsKey(series);
  }

  public double gauge(String series) {
    return requireNonNull(gauges.get(series)).getAsDouble();
  }
}
