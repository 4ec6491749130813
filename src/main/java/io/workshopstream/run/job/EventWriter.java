package io.workshopstream.run.job;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.meter.JournalMeter;
import io.workshopstream.run.store.Notices;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.run.store.RunWrite;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Writes what happens in the runs of this node to the database, on one thread at a time: all that
 * came in while one batch was written is the next batch. Every write proves that the run is still
 * this node's; what is stored is shown, and nothing else is.
 */
public final class EventWriter {

  private static final Logger LOG = System.getLogger(EventWriter.class.getName());
  private static final long FIRST_RETRY_MILLIS = 250;
  private static final long LAST_RETRY_MILLIS = 4000;
  private static final int FEW_EVENTS = 32;
  private static final long LONGEST_REST_NANOS = 2_000_000;

  /** How long a run may go on of which nothing can be stored while others are. */
  private static final Duration STORAGE_TIMEOUT = Duration.ofSeconds(30);

  private final RunRepository repository;
  private final GlobalEventLog feed;
  private final Notices notices;
  private final JournalMeter meter;
  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Set<PendingEvents> due = new LinkedHashSet<>();
  private final Map<PendingEvents, Long> failingSince = new HashMap<>();
  private boolean working;
  private boolean down;
  private long retryMillis = FIRST_RETRY_MILLIS;

  /**
   * @param executor bounded, for work that blocks; one of its threads is used at a time
   * @param timer for trying again only
   */
  public EventWriter(
      RunRepository repository,
      GlobalEventLog feed,
      Notices notices,
      JournalMeter meter,
      Executor executor,
      ScheduledExecutorService timer) {
    this.repository = repository;
    this.feed = feed;
    this.notices = notices;
    this.meter = meter;
    this.executor = executor;
    this.timer = timer;
  }

  public RunRepository repository() {
    return repository;
  }

  public Notices notices() {
    return notices;
  }

  /** Notes that a run has something to store; any thread, returns at once. */
  void due(PendingEvents run) {
    boolean start;
    synchronized (this) {
      due.add(run);
      start = !working && !down;
      working |= start;
    }
    if (start) {
      startWorker();
    }
  }

  private void startWorker() {
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException shuttingDown) {
      goDown(List.of());
    }
  }

  private void work() {
    for (List<PendingEvents> runs = take(); !runs.isEmpty(); runs = take()) {
      List<PendingEvents> failed = isWritten(runs) ? List.of() : oneByOne(runs);
      if (!failed.isEmpty()) {
        goDown(failed);
        return;
      }
    }
  }

  /** Everything that is due; when nothing is, the thread goes. */
  private synchronized List<PendingEvents> take() {
    List<PendingEvents> taken = new ArrayList<>(due);
    due.clear();
    working = !taken.isEmpty();
    return taken;
  }

  /**
   * Tries each alone, so that one run which the database does not take keeps no other from being
   * stored, and a connection that was cut costs nothing.
   */
  private List<PendingEvents> oneByOne(List<PendingEvents> runs) {
    return runs.stream().filter(run -> !isSettled(run)).toList();
  }

  private boolean isWritten(List<PendingEvents> runs) {
    try {
      Map<PendingEvents, RunWrite> writes = new LinkedHashMap<>();
      runs.forEach(run -> run.unstored().ifPresent(write -> writes.put(run, write)));
      long began = System.nanoTime();
      boolean written = writes.isEmpty() || append(List.copyOf(writes.values()));
      if (written) {
        show(writes);
        rest(writes, System.nanoTime() - began);
      }
      return written;
    } catch (RuntimeException databaseFails) {
      repository.health().refused(databaseFails);
      return false;
    }
  }

  /**
   * A few events cost a commit as many do: the next ones gather for as long as these took to be
   * stored, and are stored that much later at most.
   */
  private static void rest(Map<PendingEvents, RunWrite> written, long took) {
    int events = written.values().stream().mapToInt(write -> write.events().size()).sum();
    if (events < FEW_EVENTS) {
      LockSupport.parkNanos(Math.min(took, LONGEST_REST_NANOS));
    }
  }

  private boolean append(List<RunWrite> writes) {
    long began = System.nanoTime();
    try {
      return repository.append(writes);
    } finally {
      meter.batch(System.nanoTime() - began);
    }
  }

  /** Whether a run is stored, or turned out not to be this node's; false when it is to be tried. */
  private boolean isSettled(PendingEvents run) {
    try {
      Optional<RunWrite> write = run.unstored();
      if (write.isPresent() && !append(List.of(write.get()))) {
        lookAfter(run, write.get());
      } else {
        write.ifPresent(written -> show(Map.of(run, written)));
      }
      return true;
    } catch (RuntimeException databaseFails) {
      repository.health().refused(databaseFails);
      return false;
    }
  }

  /**
   * After a write that was refused: either an earlier one came about of which nobody heard, since
   * its connection was cut in the middle of the commit, or the run is somebody else's.
   */
  private void lookAfter(PendingEvents run, RunWrite refused) {
    Optional<RunRepository.Standing> standing =
        repository
            .standing(run.lease().run())
            .filter(found -> found.epoch() == run.lease().epoch())
            .filter(found -> found.header().last() > refused.before());
    if (standing.isEmpty()) {
      LOG.log(Logger.Level.INFO, "run " + run.lease().run() + " is no longer this node's");
      run.lose();
      return;
    }
    RunWrite came = refused.upTo(standing.get().header());
    show(Map.of(run, came));
    due(run);
  }

  private void show(Map<PendingEvents, RunWrite> written) {
    synchronized (this) {
      written.keySet().forEach(failingSince::remove);
      retryMillis = FIRST_RETRY_MILLIS;
    }
    repository.health().wrote();
    written.forEach(PendingEvents::stored);
    shown(written.values().stream().flatMap(write -> write.events().stream()).toList());
  }

  /** Tells those who watch all runs, and the other nodes, what was stored. */
  void shown(List<RecordedEvent> events) {
    if (!events.isEmpty()) {
      meter.stored(events.size());
      feed.append(events);
      Set<RunId> runs = events.stream().map(RecordedEvent::run).collect(Collectors.toSet());
      notices.publish(runs);
    }
  }

  private void goDown(List<PendingEvents> runs) {
    meter.retries();
    hopeless(runs).forEach(PendingEvents::lose);
    long retry;
    synchronized (this) {
      retry = retryMillis;
      retryMillis = Math.min(2 * retry, LAST_RETRY_MILLIS);
      due.addAll(runs);
      down = true;
      working = false;
    }
    try {
      Future<?> unused = timer.schedule(this::comeBack, retry, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException shuttingDown) {
      LOG.log(Logger.Level.WARNING, "the server stops before all events are stored");
    }
  }

  /**
   * Those that were not stored for too long; they are given up without this writer's lock: a run
   * holds its own lock when it asks for this one.
   */
  private synchronized List<PendingEvents> hopeless(List<PendingEvents> failed) {
    long now = System.nanoTime();
    failed.forEach(run -> failingSince.putIfAbsent(run, now));
    return failed.stream()
        .filter(run -> now - failingSince.getOrDefault(run, now) >= STORAGE_TIMEOUT.toNanos())
        .toList();
  }

  private void comeBack() {
    synchronized (this) {
      down = false;
      working = true;
    }
    startWorker();
  }
}
