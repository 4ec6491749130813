package io.workshopstream.run.log;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of all runs in the order in which this node learnt of them, for those who watch them
 * all; it never ends. The order is this node's own: one order for all nodes would make every write
 * wait for every other.
 */
public final class GlobalEventLog extends EventLog<GlobalEventLog.OffsetEvent> {

  /** An event and its position in this node's order. */
  public record OffsetEvent(long position, RecordedEvent recorded) {}

  private static final int MOST_RUNS = 10_000;

  private final Map<RunId, Long> newest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, Long> eldest) {
          return size() > MOST_RUNS;
        }
      };

  private long taken;

  /**
   * @param maxEvents the most events to keep in memory
   * @param maxBytes the most bytes of events to keep in memory
   */
  public GlobalEventLog(int maxEvents, long maxBytes) {
    super(maxEvents, maxBytes, 0);
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

  /**
   * Shows events that are stored, and wakes the readers; those that came before, whoever brought
   * them, are passed over.
   *
   * @param stored of each run in order
   */
  public void append(List<RecordedEvent> stored) {
    synchronized (this) {
      for (RecordedEvent event : stored) {
        if (event.sequence() > newestOf(event.run())) {
          newest.put(event.run(), event.sequence());
          keep(new OffsetEvent(++taken, event));
        }
      }
      reveal(taken);
      trim();
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

  /** The number of the newest event of a run that came here, or was passed over; 0 for none. */
  public synchronized long newestOf(RunId run) {
    return newest.getOrDefault(run, 0L);
  }

  /** Says that events of a run up to this one do not come here. */
  public synchronized void pass(RunId run, long sequence) {
    newest.merge(run, sequence, Math::max);
  }
}
