package io.workshopstream.run;

import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.OwnedRun;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.lease.LeaseLostException;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends runs that nobody works on: those that hold a result back until somebody decides, and those
 * that wait and are not wanted any more. Whoever is first owns the run for that moment.
 */
final class HeldRuns {

  /** How long the caller waits for the end to be stored. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final OwnedRuns owned;

  HeldRuns(OwnedRuns owned) {
    this.owned = owned;
  }

  /** A run that nobody owns is ended here; one that somebody took meanwhile hears of it there. */
  void endWaiting(Run run, StopReason reason) {
    owned
        .registry()
        .find(run.id()) // it may have been told meanwhile where it waits
        .flatMap(found -> claimed(found, RunState.QUEUED))
        .ifPresent(
            mine -> {
              owned.worker().endUnstarted(mine, reason);
              mine.awaitEnd(PATIENCE);
            });
  }

  /** A run as long as it waits; its header is read once, since another thread may end it now. */
  private Optional<OwnedRun> claimed(Run run, RunState waiting) {
    RunHeader header = run.header();
    return header.state() == waiting
        ? owned.leases().claimToEnd(header).map(lease -> owned.own(header, lease))
        : Optional.empty();
  }

  /** Carries out what a run holds back, and ends it; false when somebody else decides. */
  boolean settle(Run run, RunTask rest) {
    return decide(run, mine -> owned.worker().settle(mine, rest));
  }

  /** Drops what a run holds back, and ends it; false when somebody else decides. */
  boolean discard(Run run, StopReason reason) {
    return decide(run, mine -> owned.worker().discard(mine, reason));
  }

  /** What is to be done with a run that waits for a decision. */
  private interface Decision {
    void carryOut(OwnedRun run);
  }

  /** Lets one caller decide on what a run holds back; false for all others. */
  private boolean decide(Run run, Decision decision) {
    Optional<OwnedRun> mine = claimed(run, RunState.NEEDS_APPROVAL);
    if (mine.isEmpty()) {
      return false;
    }
    boolean decided = false;
    try {
      decision.carryOut(mine.get());
      decided = mine.get().awaitEnd(PATIENCE);
      return decided;
    } catch (LeaseLostException somebodyElse) {
      return false;
    } finally {
      if (!decided) {
        mine.get().lose();
      }
    }
  }
}
