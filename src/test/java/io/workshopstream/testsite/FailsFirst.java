package io.workshopstream.testsite;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails some times in its own way and then works. */
public final class FailsFirst implements Route {

  private final AtomicInteger left;
  private final Route failure;
  private final Route success;

  /** The failure so many times, then the success for ever. */
  public FailsFirst(int times, Route failure, Route success) {
    left = new AtomicInteger(times);
    this.failure = failure;
    this.success = success;
  }

  @Override
  public void answer(Request request, Reply reply) throws IOException, InterruptedException {
    Route now = left.getAndDecrement() > 0 ? failure : success;
    now.answer(request, reply);
  }
}
