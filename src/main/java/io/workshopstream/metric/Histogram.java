package io.workshopstream.metric;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Times, sorted into fixed buckets. Safe for any number of threads, and cheap for all of them. */
public final class Histogram {

  private static final double NANOS = 1e9;

  private final double[] bounds;
  private final long[] boundNanos;
  private final LongAdder[] counts;
  private final LongAdder sum = new LongAdder();

  public Histogram(HistogramBuckets buckets) {
    bounds = buckets.seconds();
    boundNanos = Arrays.stream(bounds).mapToLong(seconds -> (long) (seconds * NANOS)).toArray();
    counts = Stream.generate(LongAdder::new).limit(bounds.length + 1L).toArray(LongAdder[]::new);
  }

  /**
   * What was counted by one moment.
   *
   * @param bounds the largest time of each bucket but the last, in seconds
   * @param counts how many times were at most that long; in the end all
   * @param sum of all times, in seconds
   */
  @SuppressWarnings("ArrayRecordComponent") // made anew for each reader
  public record Reading(double[] bounds, long[] counts, double sum) {}

  /** Sorts in one time; one that is negative, as clocks that differ may make it, is none. */
  public void observe(Duration time) {
    observeNanos(time.toNanos());
  }

  /** Sorts in one time of so many nanoseconds. */
  public void observeNanos(long nanos) {
    int bucket = 0;
    while (bucket < boundNanos.length && nanos > boundNanos[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    sum.add(Math.max(0, nanos));
  }

  /** What was counted by now. */
  public Reading read() {
    long[] all = Arrays.stream(counts).mapToLong(LongAdder::sum).toArray();
    for (int i = 1; i < all.length; i++) {
      all[i] += all[i - 1];
    }
    return new Reading(bounds.clone(), all, sum.sum() / NANOS);
  }
}
