package io.workshopstream.stream.watch;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.log.EventSlice;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.GlobalEventLog.OffsetEvent;
import io.workshopstream.stream.frame.EventFrame;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in the events of all runs; it never ends. The ids are those of the runs' own
 * events.
 */
final class FeedCursor extends EventCursor<OffsetEvent> {

  private final EventSelection selection;
  private final RunCursor.CursorContext context;
  private final Map<RunId, Long> seen;
  private long position;
  private String lastId;

  /**
   * Where a client goes on.
   *
   * @param position in the order over all runs
   * @param lastId the id of the event there; empty when nobody knows
   * @param seen of each run the last event that the client has, where that is later
   */
  record Start(long position, String lastId, Map<RunId, Long> seen) {}

  /**
   * @param start where the client goes on
   */
  FeedCursor(
      GlobalEventLog feed, Start start, EventSelection selection, RunCursor.CursorContext context) {
    super(feed);
    this.position = start.position();
    this.lastId = start.lastId();
    this.seen = start.seen();
    this.selection = selection;
    this.context = context;
  }

  @Override
  long number() {
    return position;
  }

  @Override
  void ask(Consumer<@Nullable List<OffsetEvent>> answer) {
    context.history().eventsOfAll(position, answer);
  }

  @Override
  List<EventFrame> fromMemory(EventSlice<OffsetEvent> slice) {
    return shown(slice.events());
  }

  @Override
  List<EventFrame> fromDatabase(List<OffsetEvent> stored, long firstKept, int atMost) {
    if (stored.isEmpty()) {
      position = firstKept - 1; // forgotten runs leave holes
    }
    return shown(Chunk.of(stored, event -> event.recorded().size(), atMost));
  }

  private List<EventFrame> shown(List<OffsetEvent> events) {
    List<EventFrame> frames = new ArrayList<>();
    for (OffsetEvent event : events) {
      RecordedEvent recorded = event.recorded();
      position = event.position();
      lastId = EventId.of(recorded).toString();
      if (isNew(recorded) && selection.shows(recorded)) {
        frames.add(context.cache().of(recorded));
      }
    }
    return frames;
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
