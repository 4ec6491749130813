package io.workshopstream.run;

import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.follow.RunRegistry;
import io.workshopstream.run.job.OwnedRun;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunRecorder;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.lease.Lease;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.lease.Leases.Candidate;
import io.workshopstream.run.lease.RunQueue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The runs that this node owns: takes them from the queue, renews their leases, and gives them up
 * in time when it cannot. Safe for any number of threads.
 */
public final class OwnedRuns {

  /**
   * A run that came no further when it was begun so often is not begun again: it may be what kills
   * nodes.
   */
  private static final int MOST_ATTEMPTS = 3;

  private static final int EARLIER_RUNS = 5;

  /** Parents wait for their children and hardly work, so they do not take their places. */
  private static final int MOST_PARENTS = 2;

  private final RunLimits limits;
  private final Leases leases;
  private final RunRegistry registry;
  private final RunRecorder recorder;
  private final RunWorker worker;
  private final RunTasks tasks;
  private final Map<RunId, OwnedRun> owned = new ConcurrentHashMap<>();
  private final ReentrantLock claiming = new ReentrantLock();
  private volatile Consumer<OwnedRun> over = run -> {};
  private volatile Duration unstoredFor = Duration.ZERO;
  private volatile boolean closing;

  /**
   * @param tasks the work of runs, by their keys
   */
  public OwnedRuns(
      RunLimits limits,
      Leases leases,
      RunRegistry registry,
      RunRecorder recorder,
      RunWorker worker,
      RunTasks tasks) {
    this.limits = limits;
    this.leases = leases;
    this.registry = registry;
    this.recorder = recorder;
    this.worker = worker;
    this.tasks = tasks;
  }

  /** Has somebody told when this node is done with a run, whatever the reason. */
  void whenOver(Consumer<OwnedRun> listener) {
    over = listener;
  }

  Leases leases() {
    return leases;
  }

  RunRegistry registry() {
    return registry;
  }

  RunRecorder recorder() {
    return recorder;
  }

  RunWorker worker() {
    return worker;
  }

  boolean isClosing() {
    return closing;
  }

  Optional<OwnedRun> get(RunId id) {
    return Optional.ofNullable(owned.get(id));
  }

  int count() {
    return owned.size();
  }

  /** How long the oldest event had waited to be stored at the last tick; zero when none waited. */
  Duration unstoredFor() {
    return unstoredFor;
  }

  private Duration oldestUnstored() {
    return owned.values().stream()
        .map(OwnedRun::unstoredFor)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  boolean isEmpty() {
    return owned.isEmpty();
  }

  /** Whether this node works on as many runs as it may that are like this one. */
  boolean isFull(RunKey key) {
    long alike =
        owned.values().stream().filter(run -> run.run().key().isParent() == key.isParent()).count();
    return alike
        >= (key.isParent() ? Math.min(MOST_PARENTS, limits.parallel()) : limits.parallel());
  }

  /**
   * Takes what waits, as far as there is room here, and begins to work on it; tells how many are
   * left. Asks the database.
   */
  int claim() {
    claiming.lock();
    try {
      RunQueue queue = RunQueue.read(leases);
      int left = queue.length();
      for (Candidate candidate : queue.ready()) {
        left -= isWanted(candidate) && claim(candidate) ? 1 : 0;
      }
      return left;
    } finally {
      claiming.unlock();
    }
  }

  private boolean isWanted(Candidate candidate) {
    return !closing
        && !isFull(candidate.header().key())
        && !owned.containsKey(candidate.header().id());
  }

  private boolean claim(Candidate candidate) {
    Optional<RunTask> task = tasks.task(candidate.header().key());
    Optional<Lease> lease = task.isPresent() ? leases.claim(candidate) : Optional.empty();
    lease.ifPresent(mine -> begin(candidate, mine, task.orElseThrow()));
    return lease.isPresent();
  }

  private void begin(Candidate candidate, Lease lease, RunTask task) {
    OwnedRun run = own(candidate.header(), candidate.percentage(), lease);
    RunKey key = candidate.header().key();
    if (candidate.stop() != null) {
      worker.endUnstarted(run, candidate.stop());
    } else if (lease.attempt() > MOST_ATTEMPTS) {
      worker.interrupted(run, RunSentences.interrupted(MOST_ATTEMPTS));
    } else if (candidate.isOrphan() && key.dryRun() && !key.isParent()) {
      worker.interrupted(run, RunSentences.DRY_RUN_INTERRUPTED);
    } else {
      estimate(run);
      worker.launch(run, task, candidate.traceParent());
    }
  }

  /** How long it may take, from earlier runs of its kind. */
  private void estimate(OwnedRun run) {
    recorder.writer().repository().durations(run.run().key(), EARLIER_RUNS).stream()
        .mapToLong(Duration::toMillis)
        .average()
        .ifPresent(average -> run.typicalDuration(Duration.ofMillis((long) average)));
  }

  /** A run that has nothing left to do, of which this node has just become the owner. */
  OwnedRun own(RunHeader header, Lease lease) {
    return own(header, 0, lease);
  }

  /** A run of which this node has just become the owner. */
  private OwnedRun own(RunHeader header, double percentage, Lease lease) {
    Run run = registry.of(header);
    OwnedRun mine = new OwnedRun(run, header, percentage, lease, recorder, this::forget);
    owned.put(run.id(), mine);
    if (closing) {
      mine.cancellation().request(StopReason.SHUTDOWN);
    }
    return mine;
  }

  private void forget(OwnedRun run) {
    owned.remove(run.run().id(), run);
    if (run.isLost()) {
      leases.health().lost();
    }
    over.accept(run);
  }

  /** Says that the runs of this node are still its own, and learns which are not. */
  void renew() {
    long now = System.nanoTime();
    List<OwnedRun> runs = List.copyOf(owned.values());
    Map<RunId, Leases.Renewed> renewed = leases.renew(runs.stream().map(OwnedRun::lease).toList());
    leases.health().renewed(now);
    for (OwnedRun run : runs) {
      Leases.Renewed mine = renewed.get(run.run().id());
      if (mine == null || mine.epoch() != run.lease().epoch()) {
        run.notRenewed();
      } else if (mine.stop() != null) {
        stop(run, mine.stop());
      }
    }
  }

  /** Tells a run to stop at its next safe boundary; only the first reason counts. */
  void stop(OwnedRun run, StopReason reason) {
    if (run.cancellation().requested().isEmpty()) {
      run.warn(RunSentences.stopsSoon(reason));
      run.cancellation().request(reason);
    }
  }

  /**
   * Looks after the runs: says which have stalled, and gives all up before others may take them
   * when the database has not been reached for too long. Never asks the database.
   */
  void tick() {
    unstoredFor = oldestUnstored();
    owned.values().forEach(run -> run.watch(limits.stallTimeout()));
    Duration patience = limits.lease().multipliedBy(7).dividedBy(10);
    if (leases.health().sinceRenewal().compareTo(patience) > 0) {
      owned.values().forEach(OwnedRun::lose);
    }
  }

  /** Takes no more runs, and gives those that are at work to others at their next safe boundary. */
  void close() {
    closing = true;
    owned.values().stream()
        .filter(run -> run.state() != RunState.NEEDS_APPROVAL)
        .forEach(run -> stop(run, StopReason.SHUTDOWN));
  }
}
