package io.workshopstream.run;

import io.workshopstream.run.database.DatabaseFailure;
import io.workshopstream.run.database.DatabaseHealth;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.OwnedRun;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.store.HeldResults;
import io.workshopstream.trace.Tracing;
import io.workshopstream.trace.WorkContext;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Carries runs out on the container's threads and sees to it that each one ends, in a state and
 * with a last event.
 */
public final class RunWorker {

  private static final Logger LOG = System.getLogger(RunWorker.class.getName());

  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Duration timeout;
  private final Leases leases;
  private final DatabaseHealth health;
  private final Tracing tracing;

  /**
   * @param executor bounded, for work that blocks
   * @param timer for deadlines only
   * @param timeout the longest that one run may work on one node
   * @param health is told when a job finds the database failing
   * @param tracing is told of the work on each run
   */
  public RunWorker(
      Executor executor,
      ScheduledExecutorService timer,
      Duration timeout,
      Leases leases,
      DatabaseHealth health,
      Tracing tracing) {
    this.executor = executor;
    this.timer = timer;
    this.timeout = timeout;
    this.leases = leases;
    this.health = health;
    this.tracing = tracing;
  }

  /** Of which trace a run is a part that this thread asks for; null for none. */
  @Nullable String traceParent() {
    return tracing.parent();
  }

  /**
   * Has a run worked on that this node owns.
   *
   * @param traceParent of which trace it is a part; null for none
   */
  void launch(OwnedRun run, RunTask task, @Nullable String traceParent) {
    try {
      Deadline deadline = new Deadline(run, timeout(run), timer);
      executor.execute(() -> carryOut(run, task, deadline, traceParent));
    } catch (RejectedExecutionException shuttingDown) {
      run.release();
    }
  }

  /** A parent may take as long as its children, one after the other. */
  private Duration timeout(OwnedRun run) {
    return timeout.multipliedBy(run.run().key().subjects().size());
  }

  private void carryOut(
      OwnedRun run, RunTask task, Deadline deadline, @Nullable String traceParent) {
    RunHeader header = run.run().header();
    try (WorkContext.Scope known = WorkContext.with(header.workFields());
        Tracing.Span span =
            tracing.beginBelow(traceParent, "run " + header.key().kind(), attributes(header))) {
      if (run.state() == RunState.QUEUED) {
        run.transitionTo(RunState.RUNNING, null);
      } else {
        run.warn(RunSentences.takenOver());
      }
      work(run, task);
      tell(span, run);
    } finally {
      deadline.lift();
    }
  }

  private static void tell(Tracing.Span span, OwnedRun run) {
    if (run.state() == RunState.FAILED || run.state() == RunState.TIMED_OUT) {
      span.failed(run.state().word());
    } else if (run.isLost()) {
      span.failed("is left to others");
    }
  }

  private static Map<String, String> attributes(RunHeader header) {
    Map<String, String> attributes = new HashMap<>();
    header.workFields().forEach((field, value) -> attributes.put(field.word(), value));
    return attributes;
  }

  private void work(OwnedRun run, RunTask task) {
    Progress progress = new Progress(run, leases);
    try {
      progress.checkpoint();
      end(run, progress, task.work(progress));
    } catch (RunStoppedException stopped) {
      endStopped(run, stopped.reason());
    } catch (Throwable broken) { // the one broad catch: whatever a job does, its run ends
      end(run, broken);
    }
  }

  /** A database that fails ends no run: whoever takes it when it works again goes on. */
  private void end(OwnedRun run, Throwable broken) {
    if (DatabaseFailure.in(broken).isPresent()) {
      health.failed(broken);
      run.lose();
    } else {
      LOG.log(Logger.Level.ERROR, "run " + run.run().id() + " broke", broken);
      fail(run, RunState.FAILED, RunSentences.unexpected(run.run().id()));
    }
  }

  private void end(OwnedRun run, Progress progress, RunResult result) throws RunStoppedException {
    if (result instanceof RunResult.Failed failed) {
      fail(run, RunState.FAILED, failed.error());
    } else if (result instanceof RunResult.HeldBack held) {
      progress.store(handle -> HeldResults.keep(handle, run.run().id(), held.payload()));
      run.record(new RunEvent.Logged(Level.WARNING, held.why(), null));
      run.end(RunState.NEEDS_APPROVAL, new RunEvent.Closed(held.why()), null);
    } else {
      run.end(RunState.COMPLETED, new RunEvent.Completed(RunSentences.COMPLETED), null);
    }
  }

  private void endStopped(OwnedRun run, StopReason reason) {
    switch (reason) {
      case LEASE_LOST -> run.lose();
      case SHUTDOWN -> {
        run.warn(RunSentences.handsOver());
        run.release();
      }
      case TIMED_OUT -> fail(run, RunState.TIMED_OUT, RunSentences.tookTooLong(timeout(run)));
      case CANCELLED, ABANDONED, SUPERSEDED ->
          close(run, RunState.CANCELLED, RunSentences.stopping(reason));
    }
  }

  /** Ends a run that nobody works on. */
  void endUnstarted(OwnedRun run, StopReason reason) {
    close(run, RunState.CANCELLED, RunSentences.stopping(reason));
  }

  /** Ends a run whose owners were lost too often. */
  void interrupted(OwnedRun run, String why) {
    close(run, RunState.INTERRUPTED, why);
  }

  /** Drops what a run holds back and ends it. */
  void discard(OwnedRun run, StopReason reason) {
    leases.prove(run.lease(), handle -> HeldResults.release(handle, run.run().id()));
    String why =
        reason == StopReason.CANCELLED ? RunSentences.discarded() : RunSentences.stopping(reason);
    close(run, RunState.CANCELLED, why);
  }

  /** Carries out what a run held back, on the caller's thread, and ends it. */
  void settle(OwnedRun run, RunTask rest) {
    RunHeader header = run.run().header();
    try (WorkContext.Scope known = WorkContext.with(header.workFields());
        Tracing.Span span = tracing.begin("approval", attributes(header))) {
      work(run, rest);
      tell(span, run);
    }
  }

  private static void fail(OwnedRun run, RunState state, String error) {
    run.record(new RunEvent.Logged(Level.ERROR, error, null));
    run.record(new RunEvent.Failed(error));
    run.end(state, new RunEvent.Closed(RunSentences.closed("the run failed")), error);
  }

  private static void close(OwnedRun run, RunState state, String why) {
    run.record(new RunEvent.Logged(Level.WARNING, why, null));
    run.end(state, new RunEvent.Closed(why), null);
  }
}
