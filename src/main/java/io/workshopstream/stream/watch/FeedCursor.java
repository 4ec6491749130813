package io.workshopstream.stream.watch;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.stream.frame.Conflation;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.frame.SseFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in the events of all runs; it never ends. The ids are those of the runs' own
 * events.
 */
final class FeedCursor implements EventCursor {

  private final GlobalEventLog feed;
  private final EventSelection selection;
  private final RunCursor.CursorContext context;
  private final Map<RunId, Long> seen;
  private long position;
  private String place;
  private final AsyncQuery<GlobalEventLog.OffsetEvent> query = new AsyncQuery<>();
  private @Nullable Runnable more;

  /**
   * Where a client goes on.
   *
   * @param position in the order over all runs
   * @param place the id of the event there; empty when nobody knows
   * @param seen of each run the last event that the client has, where that is later
   */
  record Start(long position, String place, Map<RunId, Long> seen) {}

  /**
   * @param start where the client goes on
   */
  FeedCursor(
      GlobalEventLog feed, Start start, EventSelection selection, RunCursor.CursorContext context) {
    this.feed = feed;
    this.position = start.position();
    this.place = start.place();
    this.seen = start.seen();
    this.selection = selection;
    this.context = context;
  }

  @Override
  public List<SseFrame> next(int atMost, boolean conflate) {
    List<SseFrame> frames = List.of();
    long before = -1;
    while (frames.isEmpty() && position > before) { // nothing to show is no reason to stop
      before = position;
      frames = step(atMost);
    }
    return conflate ? Conflation.of(frames) : frames;
  }

  private List<SseFrame> step(int atMost) {
    GlobalEventLog.Slice slice = feed.after(position, atMost);
    boolean older = slice.firstKept() > position + 1 && position < feed.last();
    return older ? fromHistory(slice.firstKept(), atMost) : shown(slice.events());
  }

  private List<SseFrame> fromHistory(long firstKept, int atMost) {
    return query
        .answer(answer -> context.history().eventsOfAll(position, answer), this::wake)
        .map(events -> told(events, firstKept, atMost))
        .orElse(List.of());
  }

  private List<SseFrame> told(List<GlobalEventLog.OffsetEvent> stored, long firstKept, int atMost) {
    if (stored.isEmpty()) {
      position = firstKept - 1; // forgotten runs leave holes
    }
    return shown(Chunk.of(stored, GlobalEventLog.OffsetEvent::size, atMost));
  }

  private void wake() {
    Runnable reader = more;
    if (reader != null) {
      reader.run();
    }
  }

  private List<SseFrame> shown(List<GlobalEventLog.OffsetEvent> events) {
    List<SseFrame> frames = new ArrayList<>();
    for (GlobalEventLog.OffsetEvent placed : events) {
      position = placed.position();
      SseFrame frame = RunCursor.frame(placed.recorded());
      place = frame.id();
      if (isNew(placed.recorded()) && selection.shows(placed.recorded())) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private boolean isNew(RecordedEvent recorded) {
    return recorded.sequence() > seen.getOrDefault(recorded.run(), 0L);
  }

  @Override
  public boolean isDone() {
    return false;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public SseFrame heartbeat() {
    throw new IllegalStateException("all runs together have no heartbeat of their own");
  }

  @Override
  public boolean showsHeartbeat() {
    return false;
  }

  @Override
  public void follow(Runnable reader) {
    more = reader;
    feed.follow(reader);
  }

  @Override
  public void leave() {
    Runnable reader = more;
    if (reader != null) {
      feed.leave(reader);
    }
  }
}
