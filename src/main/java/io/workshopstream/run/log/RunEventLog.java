package io.workshopstream.run.log;

import io.workshopstream.run.event.RecordedEvent;
import java.util.List;

/**
 * The events of one run. An event is shown to readers once it is stored, so that nobody has seen
 * what a crash would take away.
 */
public final class RunEventLog extends EventLog<RecordedEvent> implements LogBudget.Log {

  private final LogBudget budget;
  private long last;
  private long stored;
  private long endsAt = Long.MAX_VALUE;

  /** Events from this one on are shown when they are stored, and not before. */
  private long heldFrom = Long.MAX_VALUE;

  public RunEventLog(int maxEvents, long maxBytes, LogBudget budget) {
    this(maxEvents, maxBytes, budget, 0);
  }

  private RunEventLog(int maxEvents, long maxBytes, LogBudget budget, long last) {
    super(maxEvents, maxBytes, last);
    this.budget = budget;
    this.last = last;
    this.stored = last;
  }

  /** The log of a run of which nothing is in memory any more. */
  public static RunEventLog ofStored(
      int maxEvents, long maxBytes, LogBudget budget, long last, boolean ended) {
    RunEventLog log = new RunEventLog(maxEvents, maxBytes, budget, last);
    log.endsAt = ended ? last : Long.MAX_VALUE;
    return log;
  }

  @Override
  long number(RecordedEvent event) {
    return event.sequence();
  }

  @Override
  RecordedEvent recorded(RecordedEvent event) {
    return event;
  }

  @Override
  void took(long bytes) {
    budget.took(bytes);
  }

  @Override
  boolean endsAt(long number) {
    return number >= endsAt;
  }

  /** The number that the next event gets; only the run's own thread appends. */
  public synchronized long next() {
    return last + 1;
  }

  /**
   * Adds an event; readers see it once it is {@linkplain #stored stored} or {@linkplain #show
   * shown}.
   *
   * @throws IllegalStateException when the log has ended or the number is not the next one
   */
  public synchronized void append(RecordedEvent recorded) {
    if (last >= endsAt || recorded.sequence() != last + 1) {
      throw new IllegalStateException("event " + recorded.sequence() + " after " + last);
    }
    last = recorded.sequence();
    keep(recorded);
    trim(stored);
  }

  /** Says that what is appended from now on is shown only when it is stored. */
  public synchronized void holdFromNext() {
    heldFrom = last + 1;
  }

  /** Takes back what was held and is not stored: nobody has seen it. */
  public synchronized void retract() {
    cut(heldFrom - 1);
    last = Math.min(last, heldFrom - 1);
    endsAt = Long.MAX_VALUE;
    heldFrom = Long.MAX_VALUE;
  }

  /**
   * Says that the next event is the last one, before it is appended, so that nobody sees it without
   * its end.
   */
  public synchronized void endAfterNext() {
    endsAt = last + 1;
  }

  /** The events that are not stored yet, in order. */
  public synchronized List<RecordedEvent> unstored() {
    return kept(stored);
  }

  public synchronized boolean isStored() {
    return stored == last;
  }

  /** Notes that the events up to this one are stored, and shows them. */
  public void stored(long upTo) {
    synchronized (this) {
      stored = Math.max(stored, upTo);
      trim(stored);
    }
    show(upTo);
  }

  /** Shows the events up to this one, stored or not, and wakes the readers. */
  public void show(long upTo) {
    synchronized (this) {
      long may = Math.min(Math.min(upTo, last), heldFrom - 1);
      reveal(Math.max(may, Math.min(upTo, stored)));
    }
    wake();
  }

  @Override
  public synchronized void drop(int parts, boolean unstoredToo) {
    drop(parts, unstoredToo ? last : stored);
  }
}
