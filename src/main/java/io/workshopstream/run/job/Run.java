package io.workshopstream.run.job;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.RunStatus;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.log.RunEventLog;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One run: what it is about, where it stands and its log. Safe for any number of threads. */
public final class Run implements PendingEvents {

  /**
   * How a run ended.
   *
   * @param error why it failed, in an admin's words; null when it did not
   */
  public record Ending(RunState state, @Nullable String error) {}

  /** How many keys of one run are kept, so that nobody can fill memory and database with them. */
  public static final int MOST_IDEMPOTENCY_KEYS = 50;

  private final RunId id;
  private final RunKey key;
  private final RunRecorder recorder;
  private final RunEventLog log;
  private final CancellationToken cancellation = new CancellationToken();
  private final Set<String> idempotencyKeys = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private RunHeader header;

  /** What others see while the end waits to be stored; null when that is the header itself. */
  private @Nullable RunHeader announced;

  private long edition;
  private boolean doubtful;
  private final RunActivity activity;
  private boolean decided;
  private @Nullable Integer position;

  /** A run as its header says, with its log as far as it is in memory. */
  public Run(RunHeader header, RunEventLog log, RunRecorder recorder) {
    this.id = header.id();
    this.key = header.key();
    this.header = header;
    this.log = log;
    this.recorder = recorder;
    this.activity = new RunActivity(header.endedAt() == null ? recorder.now() : header.endedAt());
  }

  public RunId id() {
    return id;
  }

  public RunKey key() {
    return key;
  }

  public RunEventLog log() {
    return log;
  }

  public synchronized RunHeader header() {
    return announced == null ? header : announced;
  }

  public synchronized RunState state() {
    return header().state();
  }

  public boolean sharesSubject(Run other) {
    return !other.id.equals(id) && key.overlaps(other.key);
  }

  public CancellationToken cancellation() {
    return cancellation;
  }

  /** Whether it has ended for good, all of it is stored, and nobody watches it. */
  public boolean isSettled() {
    return state().isFinal() && log.isStored() && log.readers() == 0;
  }

  @Override
  public synchronized Unstored unstored() {
    return new Unstored(header, log.unstored(), edition, doubtful);
  }

  @Override
  public void stored(Unstored part) {
    synchronized (this) {
      if (part.edition() != edition) {
        return; // it was taken back meanwhile, and what came instead is due
      }
      doubtful = false;
      if (part.header().last() == header.last()) {
        announced = null;
      }
    }
    log.stored(part.header().last());
    synchronized (this) {
      notifyAll();
    }
  }

  @Override
  public void showUnstored() {
    log.show(Long.MAX_VALUE);
  }

  @Override
  public void giveUp() {
    if (!state().isOver()) {
      cancellation.request(StopReason.UNSTORED);
    }
  }

  /**
   * Waits until all that was recorded is stored; false when it is not by then, or the writer gave
   * the run up.
   */
  synchronized boolean awaitStored(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (long left = atMost.toMillis(); left > 0 && !log.isStored() && !isGivenUp(); ) {
        wait(Math.min(left, 200)); // being given up comes without a word
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException serverStops) {
      Thread.currentThread().interrupt();
    }
    return log.isStored();
  }

  private boolean isGivenUp() {
    return cancellation.requested().filter(StopReason.UNSTORED::equals).isPresent();
  }

  /** Notes the key of a request that led to this run; false for one too many. */
  public synchronized boolean addIdempotencyKey(String key) {
    return idempotencyKeys.contains(key)
        || (idempotencyKeys.size() < MOST_IDEMPOTENCY_KEYS && idempotencyKeys.add(key));
  }

  public boolean hasIdempotencyKey(String key) {
    return idempotencyKeys.contains(key);
  }

  /** Takes the decision on what the run holds back; true for one caller only. */
  public synchronized boolean decide() {
    boolean mine = header.state() == RunState.NEEDS_APPROVAL && !decided;
    decided |= mine;
    return mine;
  }

  /** Where the run stands right now; the end that waits to be stored does not show. */
  public synchronized RunStatus status() {
    return activity.status(header(), position, recorder.now());
  }

  /** Notes how long earlier runs of this kind took. */
  public synchronized void typicalDuration(Duration duration) {
    activity.typicalDuration(duration);
  }

  /**
   * Goes to the next state and says so.
   *
   * @throws IllegalStateException when the table of {@link RunState} does not allow it
   */
  public synchronized void transitionTo(RunState next, @Nullable String why) {
    if (!header.state().canBecome(next)) {
      throw new IllegalStateException(
          "run " + id + " cannot go from " + header.state() + " to " + next);
    }
    header = header.in(next, recorder.now(), why);
    position = null;
    if (next == RunState.RUNNING) {
      activity.started(recorder.now());
    }
    record(new RunEvent.StateChanged(id, next, null, why));
  }

  /** Notes at which place in the queue the run waits, and says so when that is news. */
  public synchronized void waitsAt(int place, String why) {
    if (header.state() == RunState.QUEUED && (position == null || position != place)) {
      position = place;
      record(new RunEvent.StateChanged(id, RunState.QUEUED, place, why));
      record(new RunEvent.Logged(Level.INFO, why, null));
    }
  }

  /** Adds an event of the work to the log. */
  public synchronized void record(RunEvent event) {
    activity.recovers(recorder.now()).map(RunEvent.Recovered::new).ifPresent(this::append);
    activity.note(event, recorder.now());
    append(event);
  }

  /** Says something about the run, unless its work is over. */
  public synchronized void warn(String sentence) {
    if (!header.state().isOver()) {
      record(new RunEvent.Logged(Level.WARNING, sentence, null));
    }
  }

  private void append(RunEvent event) {
    RecordedEvent recorded = recorder.encode(id, log.next(), event);
    log.append(recorded);
    header = header.at(recorded.sequence());
    recorder.budget().relieve();
    recorder.writer().due(this);
    recorder.listeners().forEach(listener -> listener.recorded(header(), event));
  }

  /** Says that the run has stalled when nothing was heard of its work for so long. */
  public synchronized void watch(Duration stallTimeout) {
    if (header.state() == RunState.RUNNING) {
      activity
          .stalls(stallTimeout, recorder.now())
          .map(RunEvent.Stalled::new)
          .ifPresent(this::append);
    }
  }

  /** Is complete once the work has ended, on the thread that ended it: continue on another one. */
  public CompletionStage<Ending> ending() {
    return ending.minimalCompletionStage();
  }

  /**
   * Goes to its last state and adds its last event; the state first, so that who sees the event
   * sees the state.
   */
  public void end(RunState last, RunEvent event, @Nullable String error) {
    synchronized (this) {
      transitionTo(last, error);
      log.endAfterNext();
      record(event);
    }
    ending.complete(new Ending(last, error));
  }

  /**
   * Completes the run once that is stored: until then nobody hears of it. False when it could not
   * be stored in time; then the run has not ended.
   */
  public boolean complete(RunEvent event) {
    Duration atMost = recorder.writer().storageTimeout();
    if (!awaitStored(atMost)) {
      return false;
    }
    synchronized (this) {
      announced = header;
      log.holdFromNext();
      transitionTo(RunState.COMPLETED, null);
      log.endAfterNext();
      record(event);
    }
    boolean stored = awaitStored(atMost) || !isTakenBack();
    if (stored) {
      ending.complete(new Ending(RunState.COMPLETED, null));
    }
    return stored;
  }

  /** Takes the end back that is not stored; false when it was stored after all. */
  private synchronized boolean isTakenBack() {
    RunHeader before = announced;
    if (before == null) {
      return false;
    }
    log.retract();
    header = before;
    announced = null;
    edition++;
    doubtful = true;
    return true;
  }

  /** Ends the work, yet not the run: its result waits for a decision. */
  public void awaitApproval(RunEvent event) {
    synchronized (this) {
      transitionTo(RunState.NEEDS_APPROVAL, null);
      record(event);
    }
    ending.complete(new Ending(RunState.NEEDS_APPROVAL, null));
  }
}
