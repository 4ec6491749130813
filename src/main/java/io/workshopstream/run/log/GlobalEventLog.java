package io.workshopstream.run.log;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of all runs in one order, for those who watch them all; it never ends. */
public final class GlobalEventLog extends EventLog<GlobalEventLog.OffsetEvent> {

  /** An event and its position in the order over all runs. */
  public record OffsetEvent(long position, RecordedEvent recorded) {}

  private long taken;

  /**
   * @param maxEvents the most events to keep in memory
   * @param maxBytes the most bytes of events to keep in memory
   * @param last the greatest position that is taken; 0 for none
   */
  public GlobalEventLog(int maxEvents, long maxBytes, long last) {
    super(maxEvents, maxBytes, last);
    this.taken = last;
  }

  @Override
  long number(OffsetEvent event) {
    return event.position();
  }

  @Override
  RecordedEvent recorded(OffsetEvent event) {
    return event.recorded();
  }

  @Override
  void took(long bytes) {
    // The events are those of the runs' own logs, which count them.
  }

  @Override
  boolean endsAt(long number) {
    return false;
  }

  /** Gives events the next positions; only the writer does. */
  public synchronized List<OffsetEvent> place(List<RecordedEvent> events) {
    List<OffsetEvent> placed = new ArrayList<>();
    for (RecordedEvent recorded : events) {
      placed.add(new OffsetEvent(++taken, recorded));
    }
    return placed;
  }

  /** Shows events that are stored, and wakes the readers. */
  public void show(List<OffsetEvent> events) {
    synchronized (this) {
      events.forEach(this::keep);
      reveal(taken);
      trim(taken);
    }
    wake();
  }

  /**
   * The positions of events that are in memory, found in one pass.
   *
   * @param events of each run the number of one event
   */
  public synchronized Map<RunId, Long> positions(Map<RunId, Long> events) {
    Map<RunId, Long> found = new HashMap<>();
    forEachKept(
        event -> {
          Long wanted = events.get(event.recorded().run());
          if (wanted != null && wanted == event.recorded().sequence()) {
            found.put(event.recorded().run(), event.position());
          }
        });
    return found;
  }

  /** The newest event that readers see; empty when there was none since the start. */
  public synchronized Optional<OffsetEvent> newest() {
    return newestKept();
  }
}
