package io.workshopstream.monitoring;

import io.workshopstream.metric.Histogram;
import io.workshopstream.metric.HistogramBuckets;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Publishes what rooms count and measure: counts and gauges through MicroProfile Metrics where the
 * server has that, and all of it in {@link Exposition}.
 */
@ApplicationScoped
public class ServerMetrics implements Metrics {

  @Inject private Instance<MetricRegistry> registry;

  private final Exposition exposition = new Exposition();

  @Override
  public Counter counter(String name, String meaning, MetricLabel... labels) {
    String total = name + "_total";
    if (registry.isUnsatisfied()) {
      LongAdder count = new LongAdder();
      exposition.counter(total, meaning, count::sum, labels);
      return count::add;
    }
    org.eclipse.microprofile.metrics.Counter count =
        registry.get().counter(metadata(name, meaning), tags(labels));
    exposition.counter(total, meaning, count::getCount, labels);
    return count::inc;
  }

  @Override
  public Histogram histogram(
      String name, String meaning, HistogramBuckets buckets, MetricLabel... labels) {
    Histogram histogram = new Histogram(buckets);
    exposition.histogram(name, meaning, histogram, labels);
    return histogram;
  }

  @Override
  public void gauge(String name, String meaning, DoubleSupplier value, MetricLabel... labels) {
    exposition.gauge(name, meaning, value, labels);
    if (!registry.isUnsatisfied()) {
      registry
          .get()
          .gauge(metadata(name, meaning), value, DoubleSupplier::getAsDouble, tags(labels));
    }
  }

  private static Tag[] tags(MetricLabel... labels) {
    return Stream.of(labels).map(label -> new Tag(label.name(), label.value())).toArray(Tag[]::new);
  }

  private static Metadata metadata(String name, String meaning) {
    return Metadata.builder().withName(name).withDescription(meaning).build();
  }

  /** All of it as Prometheus reads it. */
  public String text() {
    return exposition.text();
  }
}
