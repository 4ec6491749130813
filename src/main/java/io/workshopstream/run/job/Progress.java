package io.workshopstream.run.job;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.lease.LeaseLostException;
import io.workshopstream.run.lease.Leases;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What a job is given: a place to say how it goes, and to learn that it shall stop. For the job's
 * own thread.
 */
public final class Progress {

  private static final int LONGEST = 150_000;

  private final OwnedRun run;
  private final Leases leases;

  public Progress(OwnedRun run, Leases leases) {
    this.run = run;
    this.leases = leases;
  }

  /**
   * Does something to what is stored, in a transaction which proves that the run is still this
   * node's, so that nothing is ever done by two nodes.
   *
   * @throws RunStoppedException when it is not; then nothing was done
   */
  public void store(List<Consumer<Handle>> work) throws RunStoppedException {
    try {
      leases.prove(run.lease(), handle -> work.forEach(step -> step.accept(handle)));
    } catch (LeaseLostException lost) {
      run.lose();
      throw new RunStoppedException(StopReason.LEASE_LOST);
    }
  }

  /** The same for one thing to do. */
  public void store(Consumer<Handle> work) throws RunStoppedException {
    store(List.of(work));
  }

  private void record(RunEvent event) {
    run.awaitRoom();
    run.record(event);
  }

  /** Writes a line that an admin reads, about the run as a whole. */
  public void log(Level level, String message) {
    record(new RunEvent.Logged(level, cut(message), null));
  }

  /** Writes a line that an admin reads, about one item such as a link. */
  public void log(Level level, String message, String item) {
    record(new RunEvent.Logged(level, cut(message), item));
  }

  /** Says what one item brought. */
  public void item(String item, String outcome, String reason, List<?> details) {
    record(new RunEvent.ItemDone(item, outcome, reason, details));
  }

  /** Says that something stored became another, or would in a dry run. */
  public void changed(RunEvent.Changed change) {
    record(change);
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
    record(new RunEvent.Progressed(run.reach(percentage), current, total, message));
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
