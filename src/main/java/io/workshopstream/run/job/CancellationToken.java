package io.workshopstream.run.job;

import io.workshopstream.run.event.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a job to stop. Never interrupts its thread: an interrupt in the middle of a write would
 * close the embedded database's file. What the job waits for is closed by a hook instead.
 */
public final class CancellationToken {

  private final List<Runnable> hooks = new ArrayList<>();
  private @Nullable StopReason reason;

  /** Asks to stop; only the first reason counts. Runs the hooks on the caller's thread. */
  public boolean request(StopReason why) {
    List<Runnable> toRun;
    synchronized (this) {
      if (reason != null) {
        return false;
      }
      reason = why;
      toRun = List.copyOf(hooks);
    }
    toRun.forEach(Runnable::run);
    return true;
  }

  public synchronized Optional<StopReason> requested() {
    return Optional.ofNullable(reason);
  }

  /** Adds a hook; it runs at once when the stop was asked for before. */
  void onRequest(Runnable hook) {
    boolean late;
    synchronized (this) {
      hooks.add(hook);
      late = reason != null;
    }
    if (late) {
      hook.run();
    }
  }

  synchronized void forget(Runnable hook) {
    hooks.remove(hook);
  }
}
