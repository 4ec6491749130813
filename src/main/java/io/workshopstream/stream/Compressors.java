package io.workshopstream.stream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many streams may still be compressed: a compressor takes a quarter of a megabyte outside the
 * heap, so those beyond are sent as they are.
 */
public final class Compressors {

  private final AtomicInteger free;

  public Compressors(int most) {
    this.free = new AtomicInteger(most);
  }

  boolean take() {
    return free.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0;
  }

  void giveBack() {
    free.incrementAndGet();
  }
}
