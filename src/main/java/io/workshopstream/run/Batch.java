package io.workshopstream.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written to the store at once: of each run all that is not stored yet, and the state that
 * these events lead to, so that a state is never stored without the events that tell of it.
 *
 * @param events of all runs, of each one in order
 * @param upTo the last event of each run in this batch
 */
record Batch(List<RunHeader> headers, List<Recorded> events, Map<Run, Long> upTo) {

  static Batch of(List<Run> runs) {
    List<RunHeader> headers = new ArrayList<>();
    List<Recorded> events = new ArrayList<>();
    Map<Run, Long> upTo = new LinkedHashMap<>();
    for (Run run : runs) {
      Run.Unstored unstored = run.unstored();
      events.addAll(unstored.events());
      headers.add(unstored.header());
      upTo.put(run, unstored.header().last());
    }
    return new Batch(headers, events, upTo);
  }

  /** Tells the runs what was stored. */
  void stored() {
    upTo.forEach((run, sequence) -> run.log().stored(sequence));
  }
}
