package io.workshopstream.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The events of all runs in one order, for those who watch them all: the newest ones in memory,
 * older ones in the store. Safe for any number of threads; no lock is held while a reader is woken.
 */
public final class RunFeed {

  /** An event and its place in the order over all runs. */
  public record Placed(long position, Recorded recorded) {

    /** About how many bytes it takes. */
    public int size() {
      return recorded.size();
    }
  }

  /**
   * What a reader gets.
   *
   * @param events after its cursor, in order
   * @param firstKept the oldest place in memory: what lies between the cursor and it is in the
   *     store
   */
  public record Slice(List<Placed> events, long firstKept) {}

  private final int maxEvents;
  private final long maxBytes;
  private final List<Placed> kept = new ArrayList<>();
  private final List<Runnable> readers = new CopyOnWriteArrayList<>();
  private long bytes;
  private long taken;
  private long shown;

  /**
   * @param maxEvents the most events to keep in memory
   * @param maxBytes the most bytes of events to keep in memory
   * @param last the greatest place that is taken; 0 for none
   */
  public RunFeed(int maxEvents, long maxBytes, long last) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.taken = last;
    this.shown = last;
  }

  /** Gives events the next places; only the journal does. */
  synchronized List<Placed> place(List<Recorded> events) {
    List<Placed> placed = new ArrayList<>();
    for (Recorded recorded : events) {
      placed.add(new Placed(++taken, recorded));
    }
    return placed;
  }

  /** Shows events that are stored, and wakes the readers. */
  void show(List<Placed> events) {
    synchronized (this) {
      kept.addAll(events);
      events.forEach(placed -> bytes += placed.size());
      shown = taken;
      forget();
    }
    readers.forEach(Runnable::run);
  }

  /** Drops the oldest beyond the bound, an eighth at a time so that shifting stays cheap. */
  private void forget() {
    while (kept.size() > 1 && (kept.size() > maxEvents || bytes > maxBytes)) {
      int drop = Math.max(1, Math.max(kept.size() / 8, kept.size() - maxEvents));
      List<Placed> oldest = kept.subList(0, drop);
      oldest.forEach(placed -> bytes -= placed.size());
      oldest.clear();
    }
  }

  /** The events after a place, about so many bytes; at least one when there is one. */
  public synchronized Slice after(long position, int atMost) {
    List<Placed> later = kept.subList(index(position), kept.size());
    long firstKept = kept.isEmpty() ? shown + 1 : kept.get(0).position();
    return new Slice(Portion.of(later, Placed::size, atMost), firstKept);
  }

  /** Where in memory the first event after a place stands. */
  private int index(long position) {
    int low = 0;
    int high = kept.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (kept.get(middle).position() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The places of events that are in memory, found in one pass.
   *
   * @param events of each run the number of one event
   */
  public synchronized Map<RunId, Long> positions(Map<RunId, Long> events) {
    Map<RunId, Long> found = new HashMap<>();
    for (Placed placed : kept) {
      Recorded recorded = placed.recorded();
      Long wanted = events.get(recorded.run());
      if (wanted != null && wanted == recorded.sequence()) {
        found.put(recorded.run(), placed.position());
      }
    }
    return found;
  }

  /** The newest event that readers see; empty when none is in memory. */
  public synchronized Optional<Placed> newest() {
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
  }

  /** The greatest place that readers see. */
  public synchronized long last() {
    return shown;
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
}
