package io.workshopstream.monitoring;

import io.workshopstream.metric.MetricLabel;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;

/** Where the server publishes counts and gauges of its applications, beside {@link Exposition}. */
public interface ServerRegistry {

  /**
   * Begins to publish a count.
   *
   * @return takes what is added to it
   */
  LongConsumer counter(String name, String meaning, MetricLabel... labels);

  /** Begins to publish a gauge. */
  void gauge(String name, String meaning, DoubleSupplier value, MetricLabel... labels);
}
