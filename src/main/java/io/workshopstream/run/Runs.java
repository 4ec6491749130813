package io.workshopstream.run;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.log.RunRepository;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * All runs: starts them, lets the same work be joined and other work on the same subject wait, and
 * stops them. Safe for any number of threads. Starting and finding may ask the database; nothing
 * here waits for a run.
 */
public final class Runs {

  private static final RandomGenerator RANDOM = new SecureRandom();
  private static final int EARLIER_RUNS = 5;

  /** How many runs that are over may wait in memory for a database that is down. */
  private static final int MOST_UNSTORED = 100;

  private final RunLimits limits;
  private final RunWorker worker;
  private final RunRegistry registry;
  private final RunQueue queue;
  private boolean closing;

  public Runs(RunLimits limits, RunWorker worker, RunRegistry registry) {
    this.limits = limits;
    this.worker = worker;
    this.registry = registry;
    this.queue = new RunQueue(limits.parallel(), limits.queueCapacity());
  }

  /**
   * Starts the work, or joins the run that does this very work already, or that was asked for with
   * the same idempotency key.
   *
   * @throws RunRefusedException when too many runs wait, the idempotency key was used for other
   *     work, or the server stops
   */
  public Run start(RunRequest request) throws RunRefusedException {
    Optional<Duration> usual = registry.usualDuration(request.key(), EARLIER_RUNS);
    Optional<Run> earlier = earlier(request);
    Run run = earlier.isPresent() ? earlier.get() : joinOrEnter(request, usual);
    String key = request.idempotencyKey();
    if (key != null && earlier.isEmpty()) {
      registry.keepIdempotencyKey(key, run);
    }
    return run;
  }

  private Optional<Run> earlier(RunRequest request) throws RunRefusedException {
    String key = request.idempotencyKey();
    return key == null ? Optional.empty() : sameWork(registry.findByIdempotencyKey(key), request);
  }

  private Run joinOrEnter(RunRequest request, Optional<Duration> usual) throws RunRefusedException {
    Run run;
    List<RunQueue.Entry> ready;
    synchronized (this) {
      queue.forgetOver();
      Optional<Run> same = same(request);
      if (same.isPresent()) {
        return same.get();
      }
      run = enter(request);
      ready = ready();
    }
    usual.ifPresent(run::typicalDuration);
    goOn(ready);
    return run;
  }

  private static Optional<Run> sameWork(Optional<Run> earlier, RunRequest request)
      throws RunRefusedException {
    if (earlier.isPresent() && !earlier.get().key().equals(request.key())) {
      throw RunRefusedException.keyIsTaken(earlier.get().key());
    }
    return earlier;
  }

  /** The run that does this very work, also when two callers send the same key at once. */
  private Optional<Run> same(RunRequest request) throws RunRefusedException {
    String key = request.idempotencyKey();
    Optional<Run> earlier =
        key == null
            ? Optional.empty()
            : sameWork(registry.findByIdempotencyKeyInMemory(key), request);
    return earlier.or(() -> queue.same(request.key()));
  }

  private Run enter(RunRequest request) throws RunRefusedException {
    if (closing) {
      throw RunRefusedException.serverStops();
    }
    queue.admit(request.key());
    if (registry.unstored() >= MOST_UNSTORED) {
      throw RunRefusedException.nothingIsStored();
    }
    Run run = registry.create(RANDOM, request);
    queue.add(new RunQueue.Entry(run, request.task()));
    return run;
  }

  /** The runs whose turn has come; none once the server stops, whoever makes room. */
  private List<RunQueue.Entry> ready() {
    return closing ? List.of() : queue.ready();
  }

  private void goOn(List<RunQueue.Entry> ready) {
    sayPositions();
    ready.forEach(entry -> worker.launch(entry, this::over));
  }

  private void over(Run run) {
    List<RunQueue.Entry> ready;
    synchronized (this) {
      queue.remove(run.id());
      ready = ready();
    }
    goOn(ready);
    if (run.state() == RunState.COMPLETED || run.state() == RunState.NEEDS_APPROVAL) {
      supersede(run);
    }
  }

  /** Tells those who wait at which place they do. */
  private synchronized void sayPositions() {
    List<Run> waiting = queue.waiting();
    for (int i = 0; i < waiting.size(); i++) {
      Run run = waiting.get(i);
      run.waitsAt(
          i + 1, RunSentences.waits(i + 1, queue.before(run).stream().map(Run::key).toList()));
    }
  }

  /** Drops what earlier runs of this kind hold back: this one brought something newer. */
  private void supersede(Run run) {
    registry.holding(run.key()).stream()
        .filter(other -> other.id().compareTo(run.id()) < 0)
        .forEach(other -> stop(other, StopReason.SUPERSEDED));
  }

  /**
   * Stops a run: at once when it waits or holds its result back, at its next safe boundary when it
   * works; false when it was over before. Asking twice is as good as once.
   */
  public boolean stop(Run run, StopReason reason) {
    boolean waited;
    synchronized (this) {
      waited = queue.stopWaiting(run.id());
    }
    if (waited) {
      worker.endUnstarted(run, reason);
      over(run);
      return true;
    }
    if (run.state() == RunState.NEEDS_APPROVAL) {
      return worker.discard(run, reason);
    }
    if (run.state().isOver()) {
      return false;
    }
    if (run.cancellation().requested().isEmpty()) {
      run.warn(RunSentences.stopsSoon(reason));
      run.cancellation().request(reason);
    }
    return true;
  }

  /** What a run holds back; empty when it does not. */
  public Optional<String> held(Run run) {
    return run.state() == RunState.NEEDS_APPROVAL
        ? registry.repository().heldResults().find(run.id())
        : Optional.empty();
  }

  /**
   * Carries out what a run held back, on the caller's thread, and completes the run; false when it
   * holds nothing.
   */
  public boolean settle(Run run, RunTask rest) {
    return worker.settle(run, rest);
  }

  /** Takes no new runs and stops all others, as when the server stops. */
  public void close() {
    synchronized (this) {
      closing = true;
    }
    registry.unfinished().stream()
        .filter(run -> run.state() != RunState.NEEDS_APPROVAL)
        .forEach(run -> stop(run, StopReason.SHUTDOWN));
  }

  /** Whether a run waits or works. */
  public synchronized boolean areBusy() {
    return queue.active().findAny().isPresent();
  }

  /**
   * Ends the runs that the last stop of the server cut off; to be called once, before the first
   * start.
   */
  public void recover() {
    registry.cutOff().forEach(worker::interrupted);
  }

  /** Looks after all runs: says which have stalled. To be called now and then. */
  public void tick() {
    registry.unfinished().forEach(run -> run.watch(limits.stallTimeout()));
  }

  /** Forgets runs that are old or too many. Asks the database. */
  public void prune() {
    registry.prune();
  }

  /**
   * The run whose id a caller gave. May ask the database.
   *
   * @throws UnknownRunException when no run has it
   */
  public Run get(String id) throws UnknownRunException {
    return RunId.parse(id).flatMap(registry::find).orElseThrow(UnknownRunException::new);
  }

  /** The run with this id. May ask the database. */
  public Optional<Run> find(RunId id) {
    return registry.find(id);
  }

  /** About how many bytes the events of all runs take in memory. */
  public long bytes() {
    return registry.bytes();
  }

  /** Runs and their events in the database. */
  public RunRepository repository() {
    return registry.repository();
  }
}
