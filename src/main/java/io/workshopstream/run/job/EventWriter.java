package io.workshopstream.run.job;

import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.RunRepository;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes what happens in runs to the store, on one thread at a time: all that came in while one
 * batch was written is the next batch. Events are shown to watchers once they are stored; while the
 * database is down they are shown at once, and stored when it is back. The end of a run that
 * completes is never shown before it is stored, and a run of which nothing could be stored for too
 * long is told to stop.
 */
public final class EventWriter {

  private static final Logger LOG = System.getLogger(EventWriter.class.getName());
  private static final long FIRST_RETRY_MILLIS = 250;
  private static final long LAST_RETRY_MILLIS = 4000;

  private static final Duration STORAGE_TIMEOUT = Duration.ofSeconds(30);

  private final RunRepository repository;
  private final GlobalEventLog feed;
  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Set<PendingEvents> due = new LinkedHashSet<>();
  private boolean working;
  private boolean down;

  /** Whether a write has failed of which nobody knows whether it was committed. */
  private boolean inDoubt;

  private final Duration storageTimeout;
  private final Map<PendingEvents, Long> failingSince = new HashMap<>();
  private long retryMillis = FIRST_RETRY_MILLIS;

  /**
   * @param executor bounded, for work that blocks; one of its threads is used at a time
   * @param timer for trying again only
   */
  public EventWriter(
      RunRepository repository,
      GlobalEventLog feed,
      Executor executor,
      ScheduledExecutorService timer) {
    this(repository, feed, executor, timer, STORAGE_TIMEOUT);
  }

  public EventWriter(
      RunRepository repository,
      GlobalEventLog feed,
      Executor executor,
      ScheduledExecutorService timer,
      Duration storageTimeout) {
    this.storageTimeout = storageTimeout;
    this.repository = repository;
    this.feed = feed;
    this.executor = executor;
    this.timer = timer;
  }

  public RunRepository repository() {
    return repository;
  }

  /** How long a run may go on without being stored. */
  Duration storageTimeout() {
    return storageTimeout;
  }

  /** Notes that a run has something to store; any thread, returns at once. */
  void due(PendingEvents run) {
    boolean start;
    boolean showAtOnce;
    synchronized (this) {
      due.add(run);
      showAtOnce = down;
      start = !working && !down;
      working |= start;
    }
    if (showAtOnce) {
      run.showUnstored();
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
      List<PendingEvents> failed = !inDoubt && isWritten(runs) ? List.of() : oneByOne(runs);
      if (!failed.isEmpty()) {
        goDown(failed);
        return;
      }
    }
  }

  /**
   * Tries again, so that one run which the database does not take keeps no other from being stored,
   * and a connection that was cut costs nothing.
   */
  private List<PendingEvents> oneByOne(List<PendingEvents> runs) {
    List<PendingEvents> failed = runs.stream().filter(run -> !isWritten(List.of(run))).toList();
    inDoubt = !failed.isEmpty();
    return failed;
  }

  private synchronized void noteStored(List<PendingEvents> runs) {
    runs.forEach(failingSince::remove);
    retryMillis = FIRST_RETRY_MILLIS;
  }

  /**
   * Those that were not stored for too long; they are told to stop, without this writer's lock: a
   * run holds its own lock when it asks for this one.
   */
  private synchronized List<PendingEvents> hopeless(List<PendingEvents> failed) {
    long now = System.nanoTime();
    failed.forEach(run -> failingSince.putIfAbsent(run, now));
    return failed.stream()
        .filter(run -> now - failingSince.getOrDefault(run, now) >= storageTimeout.toNanos())
        .toList();
  }

  private boolean isWritten(List<PendingEvents> runs) {
    try {
      WriteBatch batch = WriteBatch.of(runs);
      List<GlobalEventLog.OffsetEvent> offsetEvent = feed.place(batch.events());
      if (inDoubt || batch.isDoubtful()) {
        repository.rewrite(batch.headers(), offsetEvent);
      } else {
        repository.write(batch.headers(), offsetEvent);
      }
      noteStored(runs);
      repository.health().wrote();
      batch.stored();
      feed.show(offsetEvent);
      return true;
    } catch (RuntimeException databaseFails) {
      repository.health().refused(databaseFails);
      inDoubt = true;
      return false;
    }
  }

  /** Everything that is due; when nothing is, the thread goes. */
  private synchronized List<PendingEvents> take() {
    List<PendingEvents> taken = new ArrayList<>(due);
    due.clear();
    working = !taken.isEmpty();
    return taken;
  }

  private void goDown(List<PendingEvents> runs) {
    List<PendingEvents> waiting;
    hopeless(runs).forEach(PendingEvents::giveUp);
    long retry;
    synchronized (this) {
      retry = retryMillis;
      retryMillis = Math.min(2 * retry, LAST_RETRY_MILLIS);
      due.addAll(runs);
      waiting = List.copyOf(due);
      down = true;
      working = false;
    }
    waiting.forEach(PendingEvents::showUnstored);
    try {
      Future<?> unused = timer.schedule(this::comeBack, retry, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException shuttingDown) {
      LOG.log(Logger.Level.WARNING, "the server stops before all events are stored");
    }
  }

  private void comeBack() {
    synchronized (this) {
      down = false;
      working = true;
    }
    startWorker();
  }
}
