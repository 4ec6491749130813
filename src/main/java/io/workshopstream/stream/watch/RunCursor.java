package io.workshopstream.stream.watch;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.log.AsyncEventReader;
import io.workshopstream.run.log.RunEventLog;
import io.workshopstream.stream.frame.Conflation;
import io.workshopstream.stream.frame.Detail;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.frame.ResumeVerdict;
import io.workshopstream.stream.frame.SseEncoder;
import io.workshopstream.stream.frame.SseFrame;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in one run. What is in memory comes from the run's log; what is older is asked
 * of the history, and until that answers there is nothing to send.
 */
final class RunCursor implements EventCursor {

  /** What all cursors share. */
  record CursorContext(SseEncoder frames, AsyncEventReader history, Clock clock) {}

  private final Run run;
  private final EventSelection selection;
  private final CursorContext context;
  private long place;
  private boolean toldVerdict;
  private boolean done;
  private final AsyncQuery<RecordedEvent> query = new AsyncQuery<>();
  private @Nullable Runnable more;

  /**
   * @param place the number of the last event that the client has; 0 for none
   */
  RunCursor(Run run, long place, EventSelection selection, CursorContext context) {
    this.run = run;
    this.place = place;
    this.selection = selection;
    this.context = context;
    this.toldVerdict = selection.detail() != Detail.FULL;
  }

  @Override
  public List<SseFrame> next(int atMost, boolean conflate) {
    List<SseFrame> frames = List.of();
    long before = -1;
    while (frames.isEmpty() && !done && place > before) { // nothing to show is no reason to stop
      before = place;
      frames = step(atMost, conflate);
    }
    return frames;
  }

  private List<SseFrame> step(int atMost, boolean conflate) {
    RunEventLog.Slice slice = run.log().after(place, atMost);
    boolean older = slice.firstKept() > place + 1 && place < run.log().last();
    return older ? fromHistory(slice.firstKept(), atMost, conflate) : fromMemory(slice, conflate);
  }

  private List<SseFrame> fromMemory(RunEventLog.Slice slice, boolean conflate) {
    List<SseFrame> frames = verdict(place + 1);
    frames.addAll(shown(slice.events(), conflate));
    done |= slice.ended();
    return frames;
  }

  private List<SseFrame> fromHistory(long firstKept, int atMost, boolean conflate) {
    return query
        .answer(answer -> context.history().events(run.id(), place, answer), this::wake)
        .map(events -> told(events, firstKept, atMost, conflate))
        .orElse(List.of());
  }

  private List<SseFrame> told(
      List<RecordedEvent> stored, long firstKept, int atMost, boolean conflate) {
    List<RecordedEvent> events = Chunk.of(stored, RecordedEvent::size, atMost);
    long first = events.isEmpty() ? firstKept : Math.min(firstKept, events.get(0).sequence());
    List<SseFrame> frames = verdict(first);
    frames.addAll(skipped(first));
    frames.addAll(shown(events, conflate));
    return frames;
  }

  /**
   * A warning about what nobody has any more before the next event; nothing is left out silently.
   */
  private List<SseFrame> skipped(long next) {
    if (next <= place + 1) {
      return List.of();
    }
    long from = place + 1;
    place = next - 1;
    return List.of(context.frames().skipped(run.id(), from, place, context.clock().instant()));
  }

  private void wake() {
    Runnable reader = more;
    if (reader != null) {
      reader.run();
    }
  }

  private List<SseFrame> verdict(long firstToCome) {
    List<SseFrame> frames = new ArrayList<>();
    if (!toldVerdict) {
      toldVerdict = true;
      ResumeVerdict verdict = ResumeVerdict.of(run.id(), place, firstToCome);
      frames.add(context.frames().verdict(place(), run.id(), run.state(), verdict));
    }
    return frames;
  }

  private List<SseFrame> shown(List<RecordedEvent> events, boolean conflate) {
    List<SseFrame> frames = new ArrayList<>();
    for (RecordedEvent recorded : events) {
      frames.addAll(skipped(recorded.sequence()));
      place = recorded.sequence();
      if (selection.shows(recorded)) {
        frames.add(frame(recorded));
      }
    }
    endsWithGoodbye(events);
    return conflate ? Conflation.of(frames) : frames;
  }

  static SseFrame frame(RecordedEvent recorded) {
    return new SseFrame(
        EventId.of(recorded).toString(), recorded.event().name(), recorded.event().frame());
  }

  /** A run that holds its result back ends the connection, though not its log. */
  private void endsWithGoodbye(List<RecordedEvent> events) {
    boolean all = place >= run.log().last();
    done |=
        all && !events.isEmpty() && events.get(events.size() - 1).event().name().equals("close");
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public String place() {
    return new EventId(run.id(), place).toString();
  }

  @Override
  public SseFrame heartbeat() {
    return context.frames().heartbeat(place(), run.id(), run.status());
  }

  @Override
  public boolean showsHeartbeat() {
    return selection.detail() == Detail.FULL;
  }

  @Override
  public void follow(Runnable reader) {
    more = reader;
    run.log().follow(reader);
  }

  @Override
  public void leave() {
    Runnable reader = more;
    if (reader != null) {
      run.log().leave(reader);
    }
  }
}
