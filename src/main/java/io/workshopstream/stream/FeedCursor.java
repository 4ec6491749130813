package io.workshopstream.stream;

import io.workshopstream.run.Portion;
import io.workshopstream.run.Recorded;
import io.workshopstream.run.RunFeed;
import io.workshopstream.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in the events of all runs; it never ends. The ids are those of the runs' own
 * events.
 */
final class FeedCursor implements Cursor {

  private final RunFeed feed;
  private final View view;
  private final RunCursor.Desk desk;
  private final Map<RunId, Long> seen;
  private long position;
  private String place;
  private final Inquiry<RunFeed.Placed> inquiry = new Inquiry<>();
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
  FeedCursor(RunFeed feed, Start start, View view, RunCursor.Desk desk) {
    this.feed = feed;
    this.position = start.position();
    this.place = start.place();
    this.seen = start.seen();
    this.view = view;
    this.desk = desk;
  }

  @Override
  public List<Frame> next(int atMost, boolean conflate) {
    List<Frame> frames = List.of();
    long before = -1;
    while (frames.isEmpty() && position > before) { // nothing to show is no reason to stop
      before = position;
      frames = step(atMost);
    }
    return conflate ? Conflation.of(frames) : frames;
  }

  private List<Frame> step(int atMost) {
    RunFeed.Slice slice = feed.after(position, atMost);
    boolean older = slice.firstKept() > position + 1 && position < feed.last();
    return older ? fromHistory(slice.firstKept(), atMost) : shown(slice.events());
  }

  private List<Frame> fromHistory(long firstKept, int atMost) {
    return inquiry
        .answer(answer -> desk.history().eventsOfAll(position, answer), this::wake)
        .map(events -> told(events, firstKept, atMost))
        .orElse(List.of());
  }

  private List<Frame> told(List<RunFeed.Placed> stored, long firstKept, int atMost) {
    if (stored.isEmpty()) {
      position = firstKept - 1; // forgotten runs leave holes
    }
    return shown(Portion.of(stored, RunFeed.Placed::size, atMost));
  }

  private void wake() {
    Runnable reader = more;
    if (reader != null) {
      reader.run();
    }
  }

  private List<Frame> shown(List<RunFeed.Placed> events) {
    List<Frame> frames = new ArrayList<>();
    for (RunFeed.Placed placed : events) {
      position = placed.position();
      Frame frame = RunCursor.frame(placed.recorded());
      place = frame.id();
      if (isNew(placed.recorded()) && view.shows(placed.recorded())) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private boolean isNew(Recorded recorded) {
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
  public Frame heartbeat() {
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
