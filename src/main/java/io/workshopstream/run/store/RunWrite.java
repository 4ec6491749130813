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
 * @param news what comes after it; empty when only the state is written
 * @param percentage how far the progress bar is
 * @param last whether its owner is done with the run: it has ended, waits for a decision, or is
 *     given to whoever goes on with it
 */
public record RunWrite(
    Lease lease, RunHeader header, long before, News news, double percentage, boolean last) {

  /**
   * What is told of a run.
   *
   * @param events in order
   * @param items what the items brought of which these events tell
   */
  public record News(List<RecordedEvent> events, List<KeptItem> items) {

    private News upTo(long last) {
      return new News(
          events.stream().filter(event -> event.sequence() <= last).toList(),
          items.stream().filter(item -> item.sequence() <= last).toList());
    }
  }

  public List<RecordedEvent> events() {
    return news.events();
  }

  /** What of it came about, as the database says. */
  public RunWrite upTo(RunHeader stored) {
    boolean ended = last && stored.last() == header.last();
    return new RunWrite(lease, stored, before, news.upTo(stored.last()), percentage, ended);
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
