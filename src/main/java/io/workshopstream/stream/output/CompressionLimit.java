package io.workshopstream.stream.output;

import java.util.concurrent.atomic.AtomicInteger;

/** How many streams may still be compressed; those beyond are sent as they are. */
public final class CompressionLimit {

  private final AtomicInteger free;

  public CompressionLimit(int most) {
    this.free = new AtomicInteger(most);
  }

  boolean take() {
    return free.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0;
  }

  void giveBack() {
    free.incrementAndGet();
  }
}
