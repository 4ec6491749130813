package io.workshopstream.stream.watch;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.log.AsyncEventReader;
import io.workshopstream.run.log.EventSlice;
import io.workshopstream.stream.frame.ControlEvents;
import io.workshopstream.stream.frame.Detail;
import io.workshopstream.stream.frame.EventFrame;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.frame.FrameCache;
import io.workshopstream.stream.frame.ResumeVerdict;
import io.workshopstream.stream.meter.StreamMeter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client's place in one run. */
final class RunCursor extends EventCursor<RecordedEvent> {

  /** What all cursors share. */
  record CursorContext(
      ControlEvents frames,
      FrameCache cache,
      AsyncEventReader history,
      StreamMeter meter,
      Clock clock) {}

  private final Run run;
  private final EventSelection selection;
  private final CursorContext context;
  private long sequence;
  private boolean toldVerdict;
  private boolean done;

  /**
   * @param sequence the number of the last event that the client has; 0 for none
   */
  RunCursor(Run run, long sequence, EventSelection selection, CursorContext context) {
    super(run.log());
    this.run = run;
    this.sequence = sequence;
    this.selection = selection;
    this.context = context;
    this.toldVerdict = selection.detail() != Detail.FULL;
  }

  @Override
  long number() {
    return sequence;
  }

  @Override
  void ask(Consumer<@Nullable List<RecordedEvent>> answer) {
    context.history().events(run.id(), sequence, answer);
  }

  @Override
  List<EventFrame> fromMemory(EventSlice<RecordedEvent> slice) {
    List<EventFrame> frames = verdict(sequence + 1);
    frames.addAll(shown(slice.events()));
    done |= slice.ended();
    return frames;
  }

  @Override
  List<EventFrame> fromDatabase(List<RecordedEvent> stored, long firstKept, int atMost) {
    List<RecordedEvent> events = Chunk.of(stored, RecordedEvent::size, atMost);
    long first = events.isEmpty() ? firstKept : Math.min(firstKept, events.get(0).sequence());
    List<EventFrame> frames = verdict(first);
    frames.addAll(skipped(first));
    frames.addAll(shown(events));
    return frames;
  }

  /**
   * A warning about what nobody has any more before the next event; nothing is left out silently.
   */
  private List<EventFrame> skipped(long next) {
    if (next <= sequence + 1) {
      return List.of();
    }
    long from = sequence + 1;
    sequence = next - 1;
    context.meter().missed(next - from);
    return List.of(context.frames().skipped(run.id(), from, sequence, context.clock().instant()));
  }

  private List<EventFrame> verdict(long firstToCome) {
    List<EventFrame> frames = new ArrayList<>();
    if (!toldVerdict) {
      toldVerdict = true;
      ResumeVerdict verdict = ResumeVerdict.of(run.id(), sequence, firstToCome);
      frames.add(context.frames().verdict(lastId(), run.id(), run.state(), verdict));
    }
    return frames;
  }

  private List<EventFrame> shown(List<RecordedEvent> events) {
    List<EventFrame> frames = new ArrayList<>();
    for (RecordedEvent recorded : events) {
      frames.addAll(skipped(recorded.sequence()));
      sequence = recorded.sequence();
      if (selection.shows(recorded)) {
        frames.add(context.cache().of(recorded));
      }
    }
    endsWithGoodbye(events);
    return frames;
  }

  /** A run that holds its result back ends the connection, though not its log. */
  private void endsWithGoodbye(List<RecordedEvent> events) {
    boolean all = sequence >= run.log().last();
    done |= all && !events.isEmpty() && events.get(events.size() - 1).type() == RunEventType.CLOSE;
  }

  @Override
  boolean isDone() {
    return done;
  }

  @Override
  String lastId() {
    return new EventId(run.id(), sequence).toString();
  }

  @Override
  EventFrame heartbeat() {
    return context.frames().heartbeat(lastId(), run.id(), run.status());
  }

  @Override
  boolean showsHeartbeat() {
    return selection.detail() == Detail.FULL;
  }
}
