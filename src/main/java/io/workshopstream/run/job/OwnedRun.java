package io.workshopstream.run.job;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.RunStatus;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.lease.Lease;
import io.workshopstream.run.store.KeptItem;
import io.workshopstream.run.store.PendingNews;
import io.workshopstream.run.store.RunWrite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run that this node works on: the only one that writes to it, as long as it has the lease. What
 * is recorded waits until it is stored, and is seen by nobody until then. Safe for any number of
 * threads.
 */
public final class OwnedRun implements PendingEvents {

  private final Run run;
  private final Lease lease;
  private final RunRecorder recorder;
  private final Consumer<OwnedRun> over;
  private final CancellationToken cancellation = new CancellationToken();
  private final RunActivity activity;
  private final PendingNews pending = new PendingNews();
  private RunHeader header;
  private long stored;
  private double percentage;

  /** Whether nothing more is recorded here: it has ended, or somebody else goes on with it. */
  private boolean ended;

  private boolean done;
  private boolean finished;

  /**
   * @param header where the run stood when it was claimed
   * @param percentage where its progress bar stood then
   * @param over called once, when the run needs this node no longer
   */
  public OwnedRun(
      Run run,
      RunHeader header,
      double percentage,
      Lease lease,
      RunRecorder recorder,
      Consumer<OwnedRun> over) {
    this.run = run;
    this.header = header;
    this.percentage = percentage;
    this.stored = header.last();
    this.lease = lease;
    this.recorder = recorder;
    this.over = over;
    this.activity = new RunActivity(recorder.now());
    run.live(this::status);
  }

  public Run run() {
    return run;
  }

  @Override
  public Lease lease() {
    return lease;
  }

  public CancellationToken cancellation() {
    return cancellation;
  }

  /** Where it stands, stored or not. */
  public synchronized RunState state() {
    return header.state();
  }

  /** How long its work took; empty until it has ended. */
  public synchronized Optional<Duration> duration() {
    return header.duration();
  }

  private synchronized RunStatus status() {
    return activity.status(run.header(), null, recorder.now());
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
          "run " + run.id() + " cannot go from " + header.state() + " to " + next);
    }
    header = header.in(next, recorder.now(), why);
    if (next == RunState.RUNNING) {
      activity.started(recorder.now());
    }
    record(new RunEvent.StateChanged(run.id(), next, null, why));
  }

  /** Moves the progress bar, which never goes back; where it is then. */
  synchronized double reach(double newer) {
    percentage = Math.max(percentage, newer);
    return percentage;
  }

  /** Adds an event; it is dropped when the run is no longer this node's. */
  public synchronized void record(RunEvent event) {
    activity.recovers(recorder.now()).map(RunEvent.Recovered::new).ifPresent(this::append);
    activity.note(event, recorder.now());
    append(event);
  }

  /**
   * Adds events, and what is to be kept of the item that they tell of for whoever may have to go on
   * with this run: all of it is stored, or nothing.
   */
  synchronized void record(List<RunEvent> events, String item, String data) {
    long before = header.last();
    events.forEach(this::record);
    if (header.last() > before) {
      pending.add(new KeptItem(header.last(), item, data));
    }
  }

  /** What the items brought that were done before this node took the run on. Asks the database. */
  List<String> keptItems() {
    return lease.epoch() > 1 ? recorder.writer().repository().keptItems().of(run.id()) : List.of();
  }

  /** Says something about the run, unless its work is over. */
  public synchronized void warn(String sentence) {
    if (!header.state().isOver()) {
      record(new RunEvent.Logged(Level.WARNING, sentence, null));
    }
  }

  private void append(RunEvent event) {
    if (done || ended) {
      return;
    }
    RecordedEvent recorded = recorder.encode(run.id(), header.last() + 1, event);
    header = header.at(recorded.sequence());
    pending.add(recorded);
    recorder.writer().due(this);
    recorder.listeners().forEach(listener -> listener.recorded(header, event));
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

  /** Goes to its last state, or to one in which it waits for a decision, with its last event. */
  public synchronized void end(RunState last, RunEvent event, @Nullable String error) {
    transitionTo(last, error);
    record(event);
    ended = true;
  }

  /** Gives the run to whoever goes on with it, once all that was recorded is stored. */
  public synchronized void release() {
    ended = true;
    recorder.writer().due(this);
  }

  /**
   * Waits while more is recorded than the database has taken, so that memory stays bounded; for the
   * job's own thread.
   */
  void awaitRoom() {
    synchronized (this) {
      try {
        while (!done && pending.bytes() > RunRecorder.MOST_PENDING) {
          wait(1000);
        }
      } catch (InterruptedException serverStops) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether all that was recorded is stored: not so when the run was lost before. */
  public synchronized boolean isStored() {
    return stored == header.last();
  }

  /** How long the oldest event has waited to be stored; zero when none waits. */
  public synchronized Duration unstoredFor() {
    return pending.age(recorder.now());
  }

  /** Whether this node had to leave it to others. */
  public boolean isLost() {
    return cancellation.requested().filter(StopReason.LEASE_LOST::equals).isPresent();
  }

  /** Waits until the run's end is stored; false when it is not by then, or comes from elsewhere. */
  public boolean awaitEnd(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (this) {
      try {
        for (long left = atMost.toMillis(); !done && left > 0; ) {
          wait(left);
          left = (end - System.nanoTime()) / 1_000_000;
        }
      } catch (InterruptedException serverStops) {
        Thread.currentThread().interrupt();
      }
      return isStored() && header.state().isFinal();
    }
  }

  @Override
  public synchronized Optional<RunWrite> unstored() {
    boolean news = !pending.isEmpty() || ended;
    return done || finished || !news
        ? Optional.empty()
        : Optional.of(new RunWrite(lease, header, stored, pending.copy(), percentage, ended));
  }

  @Override
  public void stored(RunWrite written) {
    boolean last = written.last();
    synchronized (this) {
      stored = written.header().last();
      pending.stored(stored);
    }
    if (last) {
      finish();
    }
    run.adopt(written.header(), written.events());
    synchronized (this) {
      done |= last;
      notifyAll();
    }
  }

  /** Others are told first: whoever sees the end of a run may ask for the next one. */
  private void finish() {
    synchronized (this) {
      if (finished) {
        return;
      }
      finished = true;
    }
    run.live(null);
    over.accept(this);
  }

  /**
   * Notes that this node has the run no longer. One that has ended here gave its lease back with
   * its last event, and only whoever stores that learns whether it did or somebody else has the
   * run.
   */
  public void notRenewed() {
    synchronized (this) {
      if (ended) {
        return;
      }
    }
    lose();
  }

  @Override
  public void lose() {
    synchronized (this) {
      if (done) {
        return;
      }
      done = true;
      pending.stored(header.last()); // nobody stores it
      notifyAll();
    }
    cancellation.request(StopReason.LEASE_LOST);
    finish();
  }
}
