package io.workshopstream.stream.watch;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.log.EventSlice;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.GlobalEventLog.OffsetEvent;
import io.workshopstream.run.store.StoredEvents.Place;
import io.workshopstream.stream.frame.EventFrame;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.frame.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in the events of all runs; it never ends. The ids are those of the runs' own
 * events. What came before is read from the database, by time; from the place on that this node's
 * own order had reached when that began, events come from memory, without those that the client has
 * by then.
 */
final class FeedCursor extends EventCursor<OffsetEvent> {

  /** By how much the clocks of two nodes may differ, and a commit may be late. */
  static final Duration OVERLAP = Duration.ofSeconds(10);

  private final EventSelection selection;
  private final RunCursor.CursorContext context;
  private final Map<RunId, Long> seen;

  /** Where in the past the client is; null once it has all of it. */
  private @Nullable Place past;

  private Place latest;
  private long position;
  private String lastId;

  /**
   * Where a client goes on.
   *
   * @param past the place in the order of time after which events are missing; null when none are
   * @param position in this node's order, read before the past is
   * @param latest of the last event that the client has
   * @param lastId the id of that event; empty when nobody knows
   * @param seen of each run the last event that the client has, as far as known
   */
  record Start(
      @Nullable Place past, long position, Place latest, String lastId, Map<RunId, Long> seen) {}

  /**
   * @param start where the client goes on
   */
  FeedCursor(
      GlobalEventLog feed, Start start, EventSelection selection, RunCursor.CursorContext context) {
    super(feed);
    this.past = start.past();
    this.position = start.position();
    this.latest = start.latest();
    this.lastId = start.lastId();
    this.seen = new HashMap<>(start.seen());
    this.selection = selection;
    this.context = context;
  }

  /** Before the first event in memory as long as something is to come from the database. */
  @Override
  long number() {
    return position;
  }

  @Override
  boolean readsPast() {
    return past != null;
  }

  @Override
  void ask(Consumer<@Nullable List<OffsetEvent>> answer) {
    Place from = past == null ? latest.before(OVERLAP) : past;
    context.history().eventsOfAll(from, stored -> answer.accept(unplaced(stored)));
  }

  private static @Nullable List<OffsetEvent> unplaced(@Nullable List<RecordedEvent> stored) {
    return stored == null
        ? null
        : stored.stream().map(recorded -> new OffsetEvent(0, recorded)).toList();
  }

  @Override
  Segment fromMemory(EventSlice<OffsetEvent> slice) {
    slice.events().forEach(event -> position = event.position());
    return shown(slice.events());
  }

  /**
   * Of the past, or of what memory has lost meanwhile: then the past begins anew, a little before
   * the last event that the client has.
   */
  @Override
  Segment fromDatabase(List<OffsetEvent> stored, long firstKept, int atMost) {
    List<OffsetEvent> events = Chunk.of(stored, event -> event.recorded().size(), atMost);
    if (past == null) {
      position = Math.max(position, firstKept - 1); // from here on memory has it, if not the past
    }
    past = events.isEmpty() ? null : Place.of(events.get(events.size() - 1).recorded());
    return shown(events);
  }

  private Segment shown(List<OffsetEvent> events) {
    List<EventFrame> frames = new ArrayList<>();
    for (OffsetEvent event : events) {
      RecordedEvent recorded = event.recorded();
      if (isNew(recorded)) {
        seen.put(recorded.run(), recorded.sequence());
        latest = Place.of(recorded);
        lastId = EventId.of(recorded).toString();
        if (selection.shows(recorded)) {
          frames.add(context.cache().of(recorded));
        }
      }
    }
    return new Segment(frames);
  }

  private boolean isNew(RecordedEvent recorded) {
    return recorded.sequence() > seen.getOrDefault(recorded.run(), 0L);
  }

  @Override
  boolean isDone() {
    return false;
  }

  @Override
  String lastId() {
    return lastId;
  }

  @Override
  EventFrame heartbeat() {
    throw new IllegalStateException("all runs together have no heartbeat of their own");
  }

  @Override
  boolean showsHeartbeat() {
    return false;
  }
}
