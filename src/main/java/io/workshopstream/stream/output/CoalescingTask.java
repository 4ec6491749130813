package io.workshopstream.stream.output;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that one thread does at a time, however many ask for it: whoever comes while another is at
 * it goes at once, and the first goes round again. Nobody waits.
 */
public final class CoalescingTask implements Runnable {

  private final Runnable work;
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * @param work must not throw
   */
  public CoalescingTask(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    if (asked.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      work.run();
      seen = asked.addAndGet(-seen);
    } while (seen != 0);
  }
}
