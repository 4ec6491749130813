package io.workshopstream.bench;

import java.util.Arrays;

/** Times in nanoseconds, all of them kept. */
final class Latencies {

  private static final double NANOS_OF_MILLI = 1e6;

  private long[] all = new long[1024];
  private int size;
  private boolean sorted;

  void add(long nanos) {
    if (size == all.length) {
      all = Arrays.copyOf(all, 2 * size);
    }
    all[size++] = nanos;
    sorted = false;
  }

  /**
   * What so much of them does not exceed, in milliseconds.
   *
   * @param part such as 0.99
   */
  double millis(double part) {
    if (size == 0) {
      return Double.NaN;
    }
    if (!sorted) {
      Arrays.sort(all, 0, size);
      sorted = true;
    }
    return all[(int) Math.min(size - 1, Math.floor(part * size))] / NANOS_OF_MILLI;
  }
}
