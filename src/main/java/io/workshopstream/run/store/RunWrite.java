package io.workshopstream.run.store;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.lease.Lease;
import java.util.List;

/**
 * The next events of a run and the state that they lead to, written together or not at all.
 *
 * @param lease proves who writes
 * @param before the number of the last event that is stored
 * @param events the ones after it, in order; empty when only the state is written
 * @param percentage how far the progress bar is
 * @param last whether its owner is done with the run: it has ended, waits for a decision, or is
 *     given to whoever goes on with it
 */
public record RunWrite(
    Lease lease,
    RunHeader header,
    long before,
    List<RecordedEvent> events,
    double percentage,
    boolean last) {

  /** What of it came about, as the database says. */
  public RunWrite upTo(RunHeader stored) {
    List<RecordedEvent> came =
        events.stream().filter(event -> event.sequence() <= stored.last()).toList();
    return new RunWrite(
        lease, stored, before, came, percentage, last && stored.last() == header.last());
  }

  /** Whether somebody else goes on with the run; then this attempt does not count. */
  boolean isHandedOver() {
    return last && !header.state().isOver();
  }

  /** Whether nobody works on the run any more. */
  boolean ends() {
    return last && header.state().isOver();
  }
}
