package io.workshopstream.stream.watch;

import io.workshopstream.run.event.Chunk;
import io.workshopstream.run.event.EventFilter;
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
import io.workshopstream.stream.frame.Segment;
import io.workshopstream.stream.meter.StreamMeter;
import io.workshopstream.stream.watch.SegmentCache.Part;
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
      SegmentCache segments,
      AsyncEventReader history,
      StreamMeter meter,
      Clock clock) {}

  private final Run run;
  private final EventSelection selection;
  private final CursorContext context;
  private final boolean whole;
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
    this.whole = selection.filter().equals(EventFilter.ALL);
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

  /** Those who see all of a run, and were told all that concerns themselves alone. */
  @Override
  @Nullable Segment shared() {
    long newest = run.log().last();
    if (!toldVerdict || !whole || sequence >= newest) {
      return null;
    }
    Part known = context.segments().after(run.id(), selection.detail(), sequence, newest);
    if (known == null) {
      return null;
    }
    sequence = known.last();
    endsWithGoodbye(known.lastType());
    done |= sequence >= run.log().last() && run.log().hasEnded();
    return known.segment();
  }

  @Override
  Segment fromMemory(EventSlice<RecordedEvent> slice) {
    List<RecordedEvent> events = toStep(slice.events());
    List<EventFrame> frames = verdict(sequence + 1);
    Segment next = joined(frames, events);
    done |= slice.ended() && sequence >= slice.last();
    return next;
  }

  /** Not beyond the next place where those who watch a run meet. */
  private List<RecordedEvent> toStep(List<RecordedEvent> events) {
    if (!whole || events.isEmpty()) {
      return events;
    }
    long first = events.get(0).sequence();
    long step = SegmentCache.STEP - (first - 1) % SegmentCache.STEP;
    return events.size() <= step ? events : events.subList(0, (int) step);
  }

  /**
   * What is told of the client itself, and then the events, for others as well where it is alike.
   */
  private Segment joined(List<EventFrame> own, List<RecordedEvent> events) {
    long before = sequence;
    List<EventFrame> frames = shown(events);
    boolean alike = whole && own.isEmpty() && !events.isEmpty();
    if (alike && sequence - before == events.size()) {
      return keep(before, events.get(events.size() - 1), frames);
    }
    own.addAll(frames);
    return new Segment(own);
  }

  @Override
  Segment fromDatabase(List<RecordedEvent> stored, long firstKept, int atMost) {
    List<RecordedEvent> events = toStep(Chunk.of(stored, RecordedEvent::size, atMost));
    long first = events.isEmpty() ? firstKept : Math.min(firstKept, events.get(0).sequence());
    List<EventFrame> frames = verdict(first);
    frames.addAll(skipped(first));
    Segment next = joined(frames, events);
    keep(stored.subList(events.size(), stored.size()));
    return next;
  }

  /** Has what else the database answered ready for the next turns, and for others. */
  private void keep(List<RecordedEvent> rest) {
    long before = sequence;
    List<RecordedEvent> left = whole ? rest : List.of();
    while (!left.isEmpty()) {
      List<RecordedEvent> events = toStep(left);
      RecordedEvent last = events.get(events.size() - 1);
      if (last.sequence() - before != events.size() || last.sequence() % SegmentCache.STEP != 0) {
        return; // something is missing, or only begun
      }
      keep(
          before, last, events.stream().filter(selection::shows).map(context.cache()::of).toList());
      before = last.sequence();
      left = left.subList(events.size(), left.size());
    }
  }

  private Segment keep(long before, RecordedEvent last, List<EventFrame> frames) {
    Segment segment = new Segment(frames);
    context
        .segments()
        .keep(
            new Part(run.id(), selection.detail(), before, last.sequence(), last.type(), segment));
    return segment;
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
    if (!events.isEmpty()) {
      endsWithGoodbye(events.get(events.size() - 1).type());
    }
    return frames;
  }

  /** A run that holds its result back ends the connection, though not its log. */
  private void endsWithGoodbye(RunEventType last) {
    done |= last == RunEventType.CLOSE && sequence >= run.log().last();
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
