package io.workshopstream.run.log;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The events of one run in order, append-only. An event is shown to readers once it is stored, so
 * that nobody has seen what a crash would take away; the newest ones are kept in memory within a
 * bound of count and bytes, older ones are in the {@link RunRepository}.
 *
 * <p>Readers pull with a cursor of their own, so what came before and what comes live is one
 * mechanism, and a slow reader costs no memory. Safe for any number of threads; no lock is held
 * while a reader is woken.
 */
public final class RunEventLog {

  /**
   * What a reader gets.
   *
   * @param events after its cursor, in order
   * @param firstKept the oldest event in memory: what lies between the cursor and it is in the
   *     store
   * @param ended whether no event comes after these
   */
  public record Slice(List<RecordedEvent> events, long firstKept, boolean ended) {}

  private final int maxEvents;
  private final long maxBytes;
  private final List<RecordedEvent> kept = new ArrayList<>();
  private final List<Runnable> readers = new CopyOnWriteArrayList<>();
  private long bytes;
  private long last;
  private long stored;
  private long shown;
  private long endsAt = Long.MAX_VALUE;

  /** Events from this one on are shown when they are stored, and not before. */
  private long heldFrom = Long.MAX_VALUE;

  private final LogBudget budget;

  public RunEventLog(int maxEvents, long maxBytes, LogBudget budget) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.budget = budget;
  }

  /** The log of a run of which nothing is in memory any more. */
  public static RunEventLog ofStored(
      int maxEvents, long maxBytes, LogBudget budget, long last, boolean ended) {
    RunEventLog log = new RunEventLog(maxEvents, maxBytes, budget);
    log.last = last;
    log.stored = last;
    log.shown = last;
    log.endsAt = ended ? last : Long.MAX_VALUE;
    return log;
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
    kept.add(recorded);
    last = recorded.sequence();
    bytes += recorded.size();
    budget.took(recorded.weight());
    forget();
  }

  /** Says that what is appended from now on is shown only when it is stored. */
  public synchronized void holdFromNext() {
    heldFrom = last + 1;
  }

  /** Takes back what was held and is not stored: nobody has seen it. */
  public synchronized void retract() {
    List<RecordedEvent> held = kept.subList(index(heldFrom - 1), kept.size());
    forget(held);
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
    return List.copyOf(kept.subList(index(stored), kept.size()));
  }

  public synchronized boolean isStored() {
    return stored == last;
  }

  /** Notes that the events up to this one are stored, and shows them. */
  public void stored(long upTo) {
    synchronized (this) {
      stored = Math.max(stored, upTo);
      forget();
    }
    show(upTo);
  }

  /** Shows the events up to this one, stored or not, and wakes the readers. */
  public void show(long upTo) {
    synchronized (this) {
      long may = Math.min(Math.min(upTo, last), heldFrom - 1);
      shown = Math.max(shown, Math.max(may, Math.min(upTo, stored)));
    }
    readers.forEach(Runnable::run);
  }

  /**
   * Drops the oldest stored events beyond the bound, an eighth at a time so that shifting stays
   * cheap. Beyond twice the bound, which a store that is down for long leads to, even those that
   * are not stored.
   */
  private void forget() {
    while (kept.size() > 1 && (kept.size() > maxEvents || bytes > maxBytes)) {
      boolean far = kept.size() > 2L * maxEvents || bytes > 2 * maxBytes;
      int may = far ? kept.size() - 1 : Math.min(index(stored), kept.size() - 1);
      int drop = Math.min(may, Math.max(1, kept.size() / 8));
      if (drop == 0) {
        return;
      }
      forget(kept.subList(0, drop));
    }
  }

  private void forget(List<RecordedEvent> some) {
    for (RecordedEvent recorded : some) {
      bytes -= recorded.size();
      budget.took(-recorded.weight());
    }
    some.clear();
  }

  /**
   * Drops events from memory, oldest first: those that are stored, or all.
   *
   * @param part one of how many parts to drop: 1 for all, 2 for the older half
   */
  synchronized void drop(int part, boolean unstoredToo) {
    int may = unstoredToo ? kept.size() : index(stored);
    forget(kept.subList(0, Math.min(may, (kept.size() + part - 1) / part)));
  }

  /**
   * The events after a cursor.
   *
   * @param cursor the number of the last event that the reader has; 0 for none
   * @param atMost about how many bytes to return; at least one event is returned when there is one
   */
  public synchronized Slice after(long cursor, int atMost) {
    int from = index(cursor);
    int end = Math.max(from, index(shown));
    List<RecordedEvent> events = Chunk.of(kept.subList(from, end), RecordedEvent::size, atMost);
    boolean all = from + events.size() == end;
    return new Slice(events, firstKept(), all && shown >= endsAt);
  }

  private long firstKept() {
    return last - kept.size() + 1;
  }

  /** Where in memory the event after a cursor stands. */
  private int index(long cursor) {
    return (int) Math.min(kept.size(), Math.max(0, cursor + 1 - firstKept()));
  }

  /** The number of the newest event that readers see; 0 when there is none. */
  public synchronized long last() {
    return shown;
  }

  /** Whether the newest event that readers see is the last one there will be. */
  public synchronized boolean hasEnded() {
    return shown >= endsAt;
  }

  /**
   * Has the reader called, on another thread, whenever there is more; it must only note that and
   * return.
   */
  public void follow(Runnable reader) {
    readers.add(reader);
  }

  /** Stops calling the reader. */
  public void leave(Runnable reader) {
    readers.remove(reader);
  }

  /** How many follow. */
  public int readers() {
    return readers.size();
  }
}
