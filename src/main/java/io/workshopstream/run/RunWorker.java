package io.workshopstream.run;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.log.DatabaseFailure;
import io.workshopstream.run.log.RunRepository;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * Carries runs out on the container's threads and sees to it that each one ends, in a state and
 * with a last event.
 */
public final class RunWorker {

  private static final Logger LOG = System.getLogger(RunWorker.class.getName());

  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Duration timeout;
  private final RunRepository repository;

  /**
   * @param executor bounded, for work that blocks
   * @param timer for deadlines only
   * @param timeout the longest that one run may work
   * @param repository keeps what runs hold back
   */
  public RunWorker(
      Executor executor,
      ScheduledExecutorService timer,
      Duration timeout,
      RunRepository repository) {
    this.executor = executor;
    this.timer = timer;
    this.timeout = timeout;
    this.repository = repository;
  }

  void launch(RunQueue.Entry entry, Consumer<Run> over) {
    Run run = entry.run();
    try {
      Deadline deadline = new Deadline(run, timeout, timer);
      executor.execute(() -> carryOut(entry, deadline, over));
    } catch (RejectedExecutionException shuttingDown) {
      endUnstarted(run, StopReason.SHUTDOWN);
      over.accept(run);
    }
  }

  private void carryOut(RunQueue.Entry entry, Deadline deadline, Consumer<Run> over) {
    try {
      entry.run().transitionTo(RunState.RUNNING, null);
      work(entry.run(), entry.task());
    } finally {
      deadline.lift();
      over.accept(entry.run());
    }
  }

  private void work(Run run, RunTask task) {
    Progress progress = new Progress(run);
    try {
      progress.checkpoint();
      end(run, task.work(progress));
    } catch (RunStoppedException stopped) {
      endStopped(run, stopped.reason());
    } catch (Throwable broken) { // the one broad catch: whatever a job does, its run ends
      end(run, broken);
    }
  }

  private void end(Run run, Throwable broken) {
    Optional<DatabaseFailure> failure = DatabaseFailure.in(broken);
    if (failure.isEmpty()) {
      LOG.log(Logger.Level.ERROR, "run " + run.id() + " broke", broken);
    }
    String error =
        failure
            .map(database -> RunSentences.databaseFailed(database.sentence()))
            .orElse(RunSentences.unexpected(run.id()));
    fail(run, RunState.FAILED, error);
  }

  private void end(Run run, RunResult result) {
    if (result instanceof RunResult.Failed failed) {
      fail(run, RunState.FAILED, failed.error());
    } else if (result instanceof RunResult.HeldBack held) {
      repository.heldResults().keep(run.id(), held.payload());
      run.record(new RunEvent.Logged(Level.WARNING, held.why(), null));
      run.awaitApproval(new RunEvent.Closed(held.why()));
    } else if (!run.complete(new RunEvent.Completed(RunSentences.COMPLETED))) {
      fail(run, RunState.FAILED, unstored());
    }
  }

  /** Why nothing is stored. */
  private String unstored() {
    return RunSentences.databaseFailed(
        repository.health().problem().orElse("the database does not answer in time"));
  }

  private void endStopped(Run run, StopReason reason) {
    if (reason == StopReason.UNSTORED) {
      fail(run, RunState.FAILED, unstored());
    } else if (reason == StopReason.TIMED_OUT) {
      fail(run, RunState.TIMED_OUT, RunSentences.tookTooLong(timeout));
    } else {
      close(run, reason.ending(), RunSentences.stopping(reason));
    }
  }

  /** Ends a run whose work never began. */
  void endUnstarted(Run run, StopReason reason) {
    run.cancellation().request(reason);
    close(run, reason.ending(), RunSentences.stopping(reason));
  }

  /** Ends a run that a stop of the server cut off. */
  void interrupted(Run run) {
    close(run, RunState.INTERRUPTED, RunSentences.INTERRUPTED);
  }

  /** Drops what a run holds back and ends it; false when somebody else was faster. */
  boolean discard(Run run, StopReason reason) {
    if (!run.decide()) {
      return false;
    }
    String why =
        reason == StopReason.CANCELLED ? RunSentences.discarded() : RunSentences.stopping(reason);
    close(run, RunState.CANCELLED, why);
    repository.heldResults().release(run.id());
    return true;
  }

  /** Carries out what a run held back, and ends it; false when somebody else was faster. */
  boolean settle(Run run, RunTask rest) {
    if (!run.decide()) {
      return false;
    }
    work(run, rest);
    repository.heldResults().release(run.id());
    return true;
  }

  private static void fail(Run run, RunState state, String error) {
    run.record(new RunEvent.Logged(Level.ERROR, error, null));
    run.record(new RunEvent.Failed(error));
    run.end(state, new RunEvent.Closed(RunSentences.closed("the run failed")), error);
  }

  private static void close(Run run, RunState state, String why) {
    run.record(new RunEvent.Logged(Level.WARNING, why, null));
    run.end(state, new RunEvent.Closed(why), null);
  }
}
