package io.workshopstream.run.follow;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.log.EventSlice;
import io.workshopstream.run.store.RunRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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
  public List<RecordedEvent> read(
      Run run, long after, long to, Predicate<RecordedEvent> wanted, int atMost) {
    List<RecordedEvent> events = new ArrayList<>();
    long place = after;
    List<RecordedEvent> chunk = chunk(run, place);
    while (!chunk.isEmpty() && place < to && events.size() < atMost) {
      chunk.stream()
          .filter(recorded -> recorded.sequence() <= to && wanted.test(recorded))
          .forEach(events::add);
      place = chunk.get(chunk.size() - 1).sequence();
      chunk = chunk(run, place);
    }
    return events.size() <= atMost ? events : events.subList(0, atMost);
  }

  private List<RecordedEvent> chunk(Run run, long place) {
    EventSlice<RecordedEvent> slice = run.log().after(place, CHUNK * 1000);
    if (!slice.misses(place)) {
      return slice.events();
    }
    List<RecordedEvent> stored = repository.events(run.id(), place, CHUNK);
    return stored.isEmpty() ? slice.events() : stored;
  }
}
