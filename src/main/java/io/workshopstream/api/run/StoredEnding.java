package io.workshopstream.api.run;

import io.workshopstream.run.job.Run;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A run that has ended and whose last event can be seen: whoever is told of it finds it in every
 * list. Waited for without a thread.
 */
final class StoredEnding implements Runnable {

  private final Run run;
  private final long last;
  private final Runnable next;
  private final AtomicBoolean called = new AtomicBoolean();

  private StoredEnding(Run run, Runnable next) {
    this.run = run;
    this.last = run.header().last();
    this.next = next;
  }

  /**
   * Calls when it is so; at once, or later on the thread that stores events.
   *
   * @param run whose work has ended
   * @param next returns at once
   */
  static void await(Run run, Runnable next) {
    StoredEnding ending = new StoredEnding(run, next);
    run.log().follow(ending);
    ending.run();
  }

  @Override
  public void run() {
    if (run.log().last() >= last && called.compareAndSet(false, true)) {
      run.log().leave(this);
      next.run();
    }
  }
}
