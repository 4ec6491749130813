package io.workshopstream.run;

import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.follow.RunRegistry;
import io.workshopstream.run.job.OwnedRun;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunRecorder;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.meter.RunMeter;
import io.workshopstream.run.store.HeldResults;
import io.workshopstream.run.store.RunFilter;
import io.workshopstream.run.store.RunRepository;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * All runs, of this node and of the others that share the database: starts them, lets the same work
 * be joined and other work on the same subject wait, and stops them. Safe for any number of
 * threads. Starting, finding and stopping ask the database; nothing here waits for a run's work.
 */
public final class Runs {

  private static final Logger LOG = System.getLogger(Runs.class.getName());
  private static final int MOST_TRIES = 10;

  /** Runs of one kind and studio take each other's place, so there are few. */
  private static final int MOST_HOLDING = 1000;

  private final RunLimits limits;
  private final OwnedRuns owned;
  private final RunRegistry registry;
  private final RunRepository repository;
  private final RunRecorder recorder;
  private final RequestedRuns starts;
  private final WaitingRuns waiting;
  private final HeldRuns held;
  private final RunMeter meter;
  private final Executor background;

  /**
   * @param background bounded, for short work that blocks
   */
  public Runs(RunLimits limits, OwnedRuns owned, RunMeter meter, Executor background) {
    this.limits = limits;
    this.owned = owned;
    this.registry = owned.registry();
    this.recorder = owned.recorder();
    this.repository = recorder.writer().repository();
    this.starts = new RequestedRuns(limits, owned);
    this.waiting = new WaitingRuns(repository, recorder, owned.leases());
    this.held = new HeldRuns(owned);
    this.meter = meter;
    this.background = background;
    owned.whenOver(this::over);
  }

  /**
   * Starts the work, or joins the run that does this very work already, or that was asked for with
   * the same idempotency key, on whatever node.
   *
   * @throws RunRefusedException when too many runs wait, the idempotency key was used for other
   *     work, or the server stops
   */
  public Run start(RunRequest request) throws RunRefusedException {
    try {
      return enter(request);
    } catch (RunRefusedException refused) {
      meter.refused(refused.refusal());
      throw refused;
    }
  }

  private Run enter(RunRequest request) throws RunRefusedException {
    for (int i = 0; i < MOST_TRIES; i++) { // somebody else may be faster, whom the next look finds
      Optional<Run> run = starts.joined(request);
      if (run.isPresent()) {
        return run.get();
      }
      run = starts.entered(request);
      if (run.isPresent()) {
        trying(() -> meter.waiting(owned.claim()));
        waiting.add(run.get()); // only now: nobody is told to wait who is just being taken
        trying(waiting::tell);
        wakeOthers(run.get());
        return run.get();
      }
    }
    throw RunRefusedException.isDisputed();
  }

  /** Another node may have room for what waits here. */
  private void wakeOthers(Run run) {
    if (!run.isOwned()) {
      recorder.writer().notices().publish(Set.of(run.id()));
    }
  }

  /** Begins what can begin, and tells the rest where they wait. */
  private void goOn() {
    trying(() -> meter.waiting(owned.claim()));
    trying(waiting::tell);
  }

  /** When the database fails, the next look will do. */
  private void trying(Runnable work) {
    try {
      work.run();
    } catch (JdbiException databaseFails) {
      repository.health().failed(databaseFails);
    }
  }

  /** On another thread: this one stores the events of all runs. */
  private void over(OwnedRun run) {
    count(run);
    try {
      background.execute(() -> goOnAfter(run));
    } catch (RejectedExecutionException serverStops) {
      LOG.log(Logger.Level.DEBUG, "the next start goes on", serverStops);
    }
  }

  /**
   * An end counts where it was stored. What a run does once it waited for a decision is no work.
   */
  private void count(OwnedRun run) {
    if (run.isStored() && run.state().isOver()) {
      boolean worked = run.run().state() != RunState.NEEDS_APPROVAL;
      meter.ended(run.run().key().kind(), run.state(), worked ? run.duration() : Optional.empty());
    }
  }

  private void goOnAfter(OwnedRun run) {
    if (run.isStored()) {
      trying(() -> drawConsequences(run.run(), run.state()));
    }
    goOn();
  }

  /** What the end of a run means for others. */
  private void drawConsequences(Run run, RunState end) {
    if (end == RunState.COMPLETED || end == RunState.NEEDS_APPROVAL) {
      supersede(run);
    } else if (end.isFinal() && run.key().isParent()) {
      stopChildren(run.id(), StopReason.CANCELLED); // also those that it began when it was told
    }
  }

  private void stopChildren(RunId parent, StopReason reason) {
    repository.children(parent).stream()
        .filter(child -> !child.state().isOver())
        .map(registry::of)
        .forEach(child -> stop(child, reason));
  }

  /** Drops what earlier runs of this kind hold back: this one brought something newer. */
  private void supersede(Run run) {
    repository.list(RunFilter.in(RunState.NEEDS_APPROVAL), null, MOST_HOLDING).stream()
        .filter(other -> run.key().covers(other.key()) && other.id().compareTo(run.id()) < 0)
        .forEach(other -> held.discard(registry.of(other), StopReason.SUPERSEDED));
  }

  /**
   * Stops a run: at once when it waits or holds its result back, at its next safe boundary when it
   * works, on whatever node; false when it was over before. Asking twice is as good as once.
   */
  public boolean stop(Run run, StopReason reason) {
    if (run.state() == RunState.NEEDS_APPROVAL) {
      return held.discard(run, reason);
    }
    if (run.state().isOver()) {
      return false;
    }
    owned.leases().requestStop(run.id(), reason);
    Optional<OwnedRun> mine = owned.get(run.id());
    if (mine.isPresent()) {
      owned.stop(mine.get(), reason);
    } else if (run.state() == RunState.QUEUED) {
      held.endWaiting(run, reason);
    }
    recorder.writer().notices().publish(Set.of(run.id()));
    if (run.key().isParent()) {
      stopChildren(run.id(), reason);
    }
    return true;
  }

  /** The run of a header that was just read. */
  Run of(RunHeader header) {
    return registry.of(header);
  }

  RunRecorder recorder() {
    return recorder;
  }

  RunLimits limits() {
    return limits;
  }

  /** What a run holds back; empty when it does not. */
  public Optional<String> held(Run run) {
    return run.state() == RunState.NEEDS_APPROVAL
        ? repository.heldResults().find(run.id())
        : Optional.empty();
  }

  /** Forgets what a run holds back, in the transaction of whoever carries it out. */
  public Consumer<Handle> releasing(Run run) {
    return handle -> HeldResults.release(handle, run.id());
  }

  /**
   * Carries out what a run held back, on the caller's thread, and completes the run; false when it
   * holds nothing, or somebody else decides.
   */
  public boolean settle(Run run, RunTask rest) {
    return held.settle(run, rest);
  }

  /**
   * Takes no new runs and gives all that are at work to other nodes, as when the server stops; what
   * waits goes on waiting.
   */
  public void close() {
    owned.close();
  }

  /** How many runs are at work here. */
  public int working() {
    return owned.count();
  }

  /** How long the oldest event had waited to be stored at the last tick; zero when none waited. */
  public Duration unstoredFor() {
    return owned.unstoredFor();
  }

  /** Whether a run is at work here. */
  public boolean areBusy() {
    return !owned.isEmpty();
  }

  /** Looks after the runs of this node; never asks the database. To be called each second. */
  public void tick() {
    owned.tick();
  }

  /** Says that this node still works on what it owns. Asks the database. */
  public void renew() {
    owned.renew();
  }

  /** Takes what waits, and what others have left behind, as far as there is room. */
  public void takeWhatWaits() {
    goOn();
  }

  /** Forgets runs that are old or too many. Asks the database. */
  public void prune() {
    repository.prune(recorder.now().minus(limits.retentionTime()), limits.retentionCount());
  }

  /**
   * The run whose id a caller gave. Asks the database.
   *
   * @throws UnknownRunException when no run has it
   */
  public Run get(String id) throws UnknownRunException {
    return RunId.parse(id).flatMap(registry::find).orElseThrow(UnknownRunException::new);
  }

  /** The run with this id. Asks the database. */
  public Optional<Run> find(RunId id) {
    return registry.find(id);
  }

  /** About how many bytes the events of all runs take in memory. */
  public long bytes() {
    return registry.bytes();
  }

  /** Runs and their events in the database. */
  public RunRepository repository() {
    return repository;
  }
}
