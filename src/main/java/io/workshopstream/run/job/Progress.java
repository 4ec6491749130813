package io.workshopstream.run.job;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunId;
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

  /** Writes what is about to be done, unless whoever worked on this run before has said so. */
  public void begin(String message) {
    if (!isContinued()) {
      log(Level.INFO, message);
    }
  }

  /** Writes a line that an admin reads, about one item such as a link. */
  public void log(Level level, String message, String item) {
    record(new RunEvent.Logged(level, cut(message), item));
  }

  /** Says what one item brought. */
  public void item(String item, String outcome, String reason, List<?> details) {
    record(new RunEvent.ItemDone(item, outcome, reason, details));
  }

  /**
   * The same, and keeps what it brought, so that whoever has to go on with the run does not do it
   * again.
   *
   * @param kept in a form that the work itself reads again; is not kept when it is very long
   */
  public void item(String item, String outcome, String reason, List<?> details, String kept) {
    if (kept.length() > LONGEST) {
      item(item, outcome, reason, details);
    } else {
      run.awaitRoom();
      run.record(List.of(new RunEvent.ItemDone(item, outcome, reason, details)), item, kept);
    }
  }

  /**
   * Passes on what a child run tells.
   *
   * @param events at least one, of one child in their order
   * @param kept how far that child is, for whoever has to go on with this run
   */
  public void relay(List<RunEvent> events, String subject, String kept) {
    run.awaitRoom();
    run.record(events, subject, kept);
  }

  /** How far the work is that is done by others; the progress bar never goes back. */
  public RunEvent.Progressed reach(double percentage, int current, int total, String message) {
    return new RunEvent.Progressed(run.reach(percentage), current, total, message);
  }

  /** The run of which this is the work. */
  public RunId run() {
    return run.run().id();
  }

  /** Whether somebody worked on this run before. */
  public boolean isContinued() {
    return run.lease().epoch() > 1;
  }

  /**
   * What was kept of the items that were done when another node, or this one before it was started
   * again, worked on this run; in their order.
   */
  public List<String> kept() {
    return run.keptItems();
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
