package io.workshopstream.run.log;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Events in order, append-only: the newest ones in memory within a bound of count and bytes, older
 * ones in the {@link RunRepository}.
 *
 * <p>Readers pull with a cursor of their own, so what came before and what comes live is one
 * mechanism, and a slow reader costs no memory. Safe for any number of threads; no lock is held
 * while a reader is woken.
 *
 * @param <E> an event with its number in this order
 */
public abstract sealed class EventLog<E> permits RunEventLog, GlobalEventLog {

  private final int maxEvents;
  private final long maxBytes;
  private final List<E> kept = new ArrayList<>();
  private final List<Runnable> readers = new CopyOnWriteArrayList<>();
  private long bytes;

  /** Changed with the lock held, and read without: readers ask often. */
  private volatile long shown;

  EventLog(int maxEvents, long maxBytes, long shown) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.shown = shown;
  }

  abstract long number(E event);

  abstract RecordedEvent recorded(E event);

  /** Called with the lock held whenever the log takes memory, or gives some back. */
  abstract void took(long bytes);

  /** Whether no event ever comes after this number. */
  abstract boolean endsAt(long number);

  /** Keeps one more event. */
  final void keep(E event) {
    kept.add(event);
    account(recorded(event).weight());
  }

  private void account(long more) {
    bytes += more;
    took(more);
  }

  private void forget(List<E> some) {
    some.forEach(event -> account(-recorded(event).weight()));
    some.clear();
  }

  /** Drops the oldest events beyond the bound, an eighth at a time so that shifting stays cheap. */
  final void trim() {
    while (kept.size() > 1 && (kept.size() > maxEvents || bytes > maxBytes)) {
      drop(8);
    }
  }

  /** Drops the oldest events, one part of so many parts of all. */
  final void drop(int parts) {
    forget(kept.subList(0, (kept.size() + parts - 1) / parts));
  }

  /** Forgets all events: what comes next does not follow them. */
  final void forgetAll() {
    forget(kept);
  }

  /** The newest event in memory that readers see; empty when none is. */
  public final synchronized Optional<E> newest() {
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
  }

  final void forEachKept(Consumer<E> visitor) {
    kept.forEach(visitor);
  }

  /** Where in memory the event after a number stands. */
  private int index(long number) {
    int low = 0;
    int high = kept.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (number(kept.get(middle)) <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Lets readers see the events up to a number, once they are {@linkplain #wake woken}. */
  final void reveal(long upTo) {
    shown = Math.max(shown, upTo);
  }

  final void wake() {
    readers.forEach(Runnable::run);
  }

  /**
   * The events after a cursor.
   *
   * @param cursor the number of the last event that the reader has; 0 for none
   * @param atMost about how many bytes to return; at least one event is returned when there is one
   */
  public final synchronized EventSlice<E> after(long cursor, int atMost) {
    int from = index(cursor);
    int end = Math.max(from, index(shown));
    List<E> events = Chunk.of(kept.subList(from, end), event -> recorded(event).size(), atMost);
    boolean all = from + events.size() == end;
    long firstKept = kept.isEmpty() ? shown + 1 : number(kept.get(0));
    return new EventSlice<>(events, firstKept, shown, all && endsAt(shown));
  }

  /** The number of the newest event that readers see; 0 when there is none. */
  public final long last() {
    return shown;
  }

  /** Whether the newest event that readers see is the last one there will be. */
  public final boolean hasEnded() {
    return endsAt(shown);
  }

  /**
   * Has the reader called, on another thread, whenever there is more; it must only note that and
   * return.
   */
  public final void follow(Runnable reader) {
    readers.add(reader);
  }

  /** Stops calling the reader. */
  public final void leave(Runnable reader) {
    readers.remove(reader);
  }

  /** How many follow. */
  public final int readers() {
    return readers.size();
  }
}
