package io.workshopstream.run;

import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.OwnedRun;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run to stop when it has worked for too long. A timer keeps a task until its time has come
 * even when it was cancelled, so a deadline that is lifted lets go of its run and its events.
 */
final class Deadline {

  private final AtomicReference<@Nullable OwnedRun> run;
  private final Future<?> task;

  /**
   * @param after how long the run may work from now on
   */
  Deadline(OwnedRun run, Duration after, ScheduledExecutorService timer) {
    this.run = new AtomicReference<>(run);
    AtomicReference<@Nullable OwnedRun> late = this.run;
    this.task = timer.schedule(() -> stop(late), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void stop(AtomicReference<@Nullable OwnedRun> late) {
    OwnedRun run = late.get();
    if (run != null) {
      run.cancellation().request(StopReason.TIMED_OUT);
    }
  }

  /** To be called when the run is over. */
  public void lift() {
    task.cancel(false);
    run.set(null);
  }
}
