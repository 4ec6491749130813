package io.workshopstream.run.job;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.RunStatus;
import io.workshopstream.run.log.RunEventLog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run as the database has it, whichever node works on it: where it stands, and its events. It
 * is only read; who may write to it has an {@link OwnedRun}. Safe for any number of threads.
 */
public final class Run {

  /**
   * How a run ended.
   *
   * @param error why it failed, in an admin's words; null when it did not
   */
  public record Ending(RunState state, @Nullable String error) {}

  private final RunId id;
  private final RunKey key;
  private final RunEventLog log;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private RunHeader header;

  /** What the owner says of it beyond what is stored; null when the owner is another node. */
  private @Nullable Supplier<RunStatus> live;

  private @Nullable Integer position;
  private boolean awaited;

  /** A run as its header says, with its log as far as it is in memory. */
  public Run(RunHeader header, RunEventLog log) {
    this.id = header.id();
    this.key = header.key();
    this.header = header;
    this.log = log;
    endAsSaid(header);
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
    return header;
  }

  public RunState state() {
    return header().state();
  }

  /** Whether somebody here wants to know how it goes on. */
  public synchronized boolean isWatched() {
    return awaited || log.readers() > 0;
  }

  /** Whether this node works on it, so that it hears of everything first. */
  public synchronized boolean isOwned() {
    return live != null;
  }

  /** Whether there may be more of it than is known here. */
  public boolean isUnfinished() {
    return !state().isFinal() || !log.hasEnded();
  }

  /**
   * Takes over what was stored, the state first, so that who sees an event sees the state that it
   * tells of.
   *
   * @param stored the next events, in order; those that are known already are passed over
   */
  public void adopt(RunHeader newer, List<RecordedEvent> stored) {
    synchronized (this) {
      if (newer.last() < header.last()) {
        return;
      }
      header = newer;
      position = newer.state() == RunState.QUEUED ? position : null;
      awaited &= !newer.state().isOver();
    }
    log.append(stored);
    endAsSaid(newer);
  }

  private void endAsSaid(RunHeader said) {
    if (said.state().isFinal()) {
      log.end(said.last());
    }
    if (said.state().isOver()) {
      ending.complete(new Ending(said.state(), said.error()));
    }
  }

  /** Notes at which place in the queue it waits. */
  public synchronized void waitsAt(int place) {
    position = place;
  }

  /** Has the owner say where it stands from now on; null when there is none here any more. */
  synchronized void live(@Nullable Supplier<RunStatus> status) {
    live = status;
  }

  /**
   * Where the run stands right now. Its speed and how long it may still take are known to its
   * owner's node only.
   */
  public RunStatus status() {
    Supplier<RunStatus> owner;
    synchronized (this) {
      owner = live;
    }
    return owner == null ? stored() : owner.get();
  }

  private synchronized RunStatus stored() {
    return new RunStatus(
        header.state().word(),
        header.last(),
        log.newest().map(RecordedEvent::at).orElse(header.latest()),
        false,
        position,
        null,
        null,
        null);
  }

  /** Is complete once the work has ended, on the thread that learnt of it: continue elsewhere. */
  public CompletionStage<Ending> ending() {
    synchronized (this) {
      awaited = !header.state().isOver();
    }
    return ending.minimalCompletionStage();
  }
}
