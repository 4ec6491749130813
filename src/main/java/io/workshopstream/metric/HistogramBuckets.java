package io.workshopstream.metric;

/**
 * Into which buckets times are sorted. They are fixed: of numbers that were counted in other
 * buckets no sum can be made, over servers as little as over versions.
 */
public enum HistogramBuckets {
  /** What a machine does at once, or should. */
  SHORT(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
  /** What takes its time. */
  LONG(1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600);

  @SuppressWarnings("ImmutableEnumChecker") // only copies are handed out
  private final double[] seconds;

  HistogramBuckets(double... seconds) {
    this.seconds = seconds;
  }

  /** The largest time of each bucket but the last one, which has no bound; in seconds. */
  double[] seconds() {
    return seconds.clone();
  }
}
