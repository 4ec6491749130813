package io.workshopstream.log;

/** How many lines may be written: so many at once, and so many more each second. For any thread. */
final class LinePace {

  private static final double SECOND = 1e9;

  private final int most;
  private final double perSecond;
  private double left;
  private long last;
  private long leftOut;

  LinePace(int most, int perSecond) {
    this.most = most;
    this.perSecond = perSecond;
    this.left = most;
    this.last = System.nanoTime();
  }

  /**
   * Whether one more line may be written; counts it either way.
   *
   * @param now by {@link System#nanoTime}
   */
  synchronized boolean allows(long now) {
    left = Math.min(most, left + (now - last) / SECOND * perSecond);
    last = now;
    if (left < 1) {
      leftOut++;
      return false;
    }
    left--;
    return true;
  }

  /** How many lines were not written since this was asked last. */
  synchronized long leftOut() {
    long lines = leftOut;
    leftOut = 0;
    return lines;
  }
}
