package io.workshopstream.run.log;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
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
public final class GlobalEventLog {

  /** An event and its place in the order over all runs. */
  public record OffsetEvent(long position, RecordedEvent recorded) {

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
  public record Slice(List<OffsetEvent> events, long firstKept) {}

  private final int maxEvents;
  private final long maxBytes;
  private final List<OffsetEvent> kept = new ArrayList<>();
  private final List<Runnable> readers = new CopyOnWriteArrayList<>();
  private long bytes;
  private long taken;
  private long shown;

  /**
   * @param maxEvents the most events to keep in memory
   * @param maxBytes the most bytes of events to keep in memory
   * @param last the greatest place that is taken; 0 for none
   */
  public GlobalEventLog(int maxEvents, long maxBytes, long last) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.taken = last;
    this.shown = last;
  }

  /** Gives events the next places; only the journal does. */
  public synchronized List<OffsetEvent> place(List<RecordedEvent> events) {
    List<OffsetEvent> offsetEvent = new ArrayList<>();
    for (RecordedEvent recorded : events) {
      offsetEvent.add(new OffsetEvent(++taken, recorded));
    }
    return offsetEvent;
  }

  /** Shows events that are stored, and wakes the readers. */
  public void show(List<OffsetEvent> events) {
    synchronized (this) {
      kept.addAll(events);
      events.forEach(offsetEvent -> bytes += offsetEvent.size());
      shown = taken;
      forget();
    }
    readers.forEach(Runnable::run);
  }

  /** Drops the oldest beyond the bound, an eighth at a time so that shifting stays cheap. */
  private void forget() {
    while (kept.size() > 1 && (kept.size() > maxEvents || bytes > maxBytes)) {
      int drop = Math.max(1, Math.max(kept.size() / 8, kept.size() - maxEvents));
      List<OffsetEvent> oldest = kept.subList(0, drop);
      oldest.forEach(offsetEvent -> bytes -= offsetEvent.size());
      oldest.clear();
    }
  }

  /** The events after a place, about so many bytes; at least one when there is one. */
  public synchronized Slice after(long position, int atMost) {
    List<OffsetEvent> later = kept.subList(index(position), kept.size());
    long firstKept = kept.isEmpty() ? shown + 1 : kept.get(0).position();
    return new Slice(Chunk.of(later, OffsetEvent::size, atMost), firstKept);
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
    for (OffsetEvent offsetEvent : kept) {
      RecordedEvent recorded = offsetEvent.recorded();
      Long wanted = events.get(recorded.run());
      if (wanted != null && wanted == recorded.sequence()) {
        found.put(recorded.run(), offsetEvent.position());
      }
    }
    return found;
  }

  /** The newest event that readers see; empty when none is in memory. */
  public synchronized Optional<OffsetEvent> newest() {
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
