package io.workshopstream.metric;

import java.util.function.DoubleSupplier;

/**
 * Where rooms say what they count and measure. Names are those of Prometheus: lower case, the unit
 * in the end; {@code _total} for counts is added by whoever publishes them. What is asked for here
 * is asked for once and kept: counting itself looks nothing up.
 */
public interface Metrics {

  /** Publishes nothing. */
  Metrics NONE =
      new Metrics() {
        @Override
        public Counter counter(String name, String meaning, MetricLabel... labels) {
          return count -> {};
        }

        @Override
        public Histogram histogram(
            String name, String meaning, HistogramBuckets buckets, MetricLabel... labels) {
          return new Histogram(buckets);
        }

        @Override
        public void gauge(
            String name, String meaning, DoubleSupplier value, MetricLabel... labels) {}
      };

  /** Something that is counted, from the start of the server on. */
  interface Counter {

    /** Counts so many more. Safe for any number of threads, and cheap for all of them. */
    void add(long count);

    /** Counts one more. */
    default void increment() {
      add(1);
    }
  }

  /**
   * Begins to count.
   *
   * @param meaning one sentence for whoever reads the number
   */
  Counter counter(String name, String meaning, MetricLabel... labels);

  /**
   * Begins to sort times into buckets.
   *
   * @param meaning one sentence for whoever reads the numbers
   */
  Histogram histogram(String name, String meaning, HistogramBuckets buckets, MetricLabel... labels);

  /**
   * Has something measured whenever somebody looks.
   *
   * @param meaning one sentence for whoever reads the number
   * @param value quick to tell, from any thread
   */
  void gauge(String name, String meaning, DoubleSupplier value, MetricLabel... labels);
}
