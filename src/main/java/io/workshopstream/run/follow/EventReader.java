package io.workshopstream.run.follow;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.log.EventSlice;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.run.store.StoredEvents.Wanted;
import java.util.ArrayList;
import java.util.List;

/** Reads a run's events wherever they are, for callers who may wait for the database. */
public final class EventReader {

  private static final int CHUNK = 500;

  private final RunRepository repository;

  public EventReader(RunRepository repository) {
    this.repository = repository;
  }

  /**
   * The events that a caller wants, in order.
   *
   * @param after the number of the event before the first one; 0 for all
   * @param to the number of the last one; {@link Long#MAX_VALUE} for all
   * @param wanted which ones
   * @param atMost how many
   */
  public List<RecordedEvent> read(Run run, long after, long to, Wanted wanted, int atMost) {
    List<RecordedEvent> events = new ArrayList<>();
    long place = after;
    boolean more = true;
    while (more && place < to && events.size() < atMost) {
      EventSlice<RecordedEvent> slice = run.log().after(place, CHUNK * 1000);
      if (slice.misses(place)) {
        long end = Math.min(to, slice.firstKept() - 1);
        int room = atMost - events.size();
        events.addAll(repository.storedEvents().wanted(run.id(), place, end, wanted, room));
        place = end;
      } else {
        slice.events().stream()
            .filter(event -> event.sequence() <= to && wanted.is(event))
            .forEach(events::add);
        more = !slice.events().isEmpty();
        place = more ? slice.events().get(slice.events().size() - 1).sequence() : place;
      }
    }
    return events.size() <= atMost ? events : events.subList(0, atMost);
  }
}
