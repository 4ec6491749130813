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
import java.util.function.LongConsumer;

/**
 * Publishes what rooms count and measure: all of it in {@link Exposition}, and counts and gauges in
 * the server's registry as well, where it has one.
 */
@ApplicationScoped
public class ServerMetrics implements Metrics {

  @Inject private Instance<ServerRegistry> registry;

  private final Exposition exposition = new Exposition();

  @Override
  public Counter counter(String name, String meaning, MetricLabel... labels) {
    String total = name + "_total";
    LongAdder count = new LongAdder();
    exposition.counter(total, meaning, count::sum, labels);
    if (registry.isUnsatisfied()) {
      return count::add;
    }
    LongConsumer ofServer = registry.get().counter(name, meaning, labels);
    return more -> {
      count.add(more);
      ofServer.accept(more);
    };
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
      registry.get().gauge(name, meaning, value, labels);
    }
  }

  /** All of it as Prometheus reads it. */
  public String text() {
    return exposition.text();
  }
}
