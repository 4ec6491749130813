package io.workshopstream.run.job;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written to the store at once: of each run all that is not stored yet, and the state that
 * these events lead to, so that a state is never stored without the events that tell of it.
 *
 * @param events of all runs, of each one in order
 * @param runs what of each run is in this batch
 */
record WriteBatch(
    List<RunHeader> headers,
    List<RecordedEvent> events,
    Map<PendingEvents, PendingEvents.Unstored> runs) {

  static WriteBatch of(List<PendingEvents> runs) {
    List<RunHeader> headers = new ArrayList<>();
    List<RecordedEvent> events = new ArrayList<>();
    Map<PendingEvents, PendingEvents.Unstored> parts = new LinkedHashMap<>();
    for (PendingEvents run : runs) {
      PendingEvents.Unstored unstored = run.unstored();
      events.addAll(unstored.events());
      headers.add(unstored.header());
      parts.put(run, unstored);
    }
    return new WriteBatch(headers, events, parts);
  }

  /** Tells the runs what was stored. */
  void stored() {
    runs.forEach(PendingEvents::stored);
  }

  /** Whether other events may have been written under these numbers before. */
  boolean isDoubtful() {
    return runs.values().stream().anyMatch(PendingEvents.Unstored::doubtful);
  }
}
