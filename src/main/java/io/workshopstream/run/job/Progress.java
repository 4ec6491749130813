package io.workshopstream.run.job;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.StopReason;
import java.util.List;
import java.util.Optional;

/**
 * What a job is given: a place to say how it goes, and to learn that it shall stop. For the job's
 * own thread.
 */
public final class Progress {

  private static final int LONGEST = 150_000;

  private final Run run;
  private double highest;

  public Progress(Run run) {
    this.run = run;
  }

  /** Writes a line that an admin reads, about the run as a whole. */
  public void log(Level level, String message) {
    run.record(new RunEvent.Logged(level, cut(message), null));
  }

  /** Writes a line that an admin reads, about one item such as a link. */
  public void log(Level level, String message, String item) {
    run.record(new RunEvent.Logged(level, cut(message), item));
  }

  /** Says what one item brought. */
  public void item(String item, String outcome, String reason, List<?> details) {
    run.record(new RunEvent.ItemDone(item, outcome, reason, details));
  }

  /** Says that something stored became another, or would in a dry run. */
  public void changed(RunEvent.Changed change) {
    run.record(change);
  }

  private static String cut(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
  }

  /**
   * Says how far the work is.
   *
   * @param current 0 to {@code total}; the percentage stays where it was when the total grew faster
   */
  public void reached(int current, int total, String message) {
    double percentage = total == 0 ? 100 : 100.0 * current / total;
    highest = Math.max(highest, percentage);
    run.record(new RunEvent.Progressed(highest, current, total, message));
  }

  /** A safe boundary: leaves the job when its run was stopped. */
  public void checkpoint() throws RunStoppedException {
    Optional<StopReason> stop = run.cancellation().requested();
    if (stop.isPresent()) {
      throw new RunStoppedException(stop.get());
    }
  }

  /** Whether the run was stopped: for loops that no {@link #checkpoint} interrupts. */
  public boolean isStopped() {
    return run.cancellation().requested().isPresent();
  }

  /**
   * Has the hook called, on another thread, when the run is stopped; close the returned handle when
   * done.
   */
  public Hook onStop(Runnable hook) {
    run.cancellation().onRequest(hook);
    return () -> run.cancellation().forget(hook);
  }

  /** Takes a hook away when closed. */
  public interface Hook extends AutoCloseable {
    @Override
    void close();
  }
}
