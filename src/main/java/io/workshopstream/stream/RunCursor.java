package io.workshopstream.stream;

import io.workshopstream.run.Portion;
import io.workshopstream.run.Recorded;
import io.workshopstream.run.Run;
import io.workshopstream.run.RunHistory;
import io.workshopstream.run.RunLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in one run. What is in memory comes from the run's log; what is older is asked
 * of the history, and until that answers there is nothing to send.
 */
final class RunCursor implements Cursor {

  /** What all cursors share. */
  record Desk(Frames frames, RunHistory history, Clock clock) {}

  private final Run run;
  private final View view;
  private final Desk desk;
  private long place;
  private boolean toldVerdict;
  private boolean done;
  private final Inquiry<Recorded> inquiry = new Inquiry<>();
  private @Nullable Runnable more;

  /**
   * @param place the number of the last event that the client has; 0 for none
   */
  RunCursor(Run run, long place, View view, Desk desk) {
    this.run = run;
    this.place = place;
    this.view = view;
    this.desk = desk;
    this.toldVerdict = view.detail() != Detail.FULL;
  }

  @Override
  public List<Frame> next(int atMost, boolean conflate) {
    List<Frame> frames = List.of();
    long before = -1;
    while (frames.isEmpty() && !done && place > before) { // nothing to show is no reason to stop
      before = place;
      frames = step(atMost, conflate);
    }
    return frames;
  }

  private List<Frame> step(int atMost, boolean conflate) {
    RunLog.Slice slice = run.log().after(place, atMost);
    boolean older = slice.firstKept() > place + 1 && place < run.log().last();
    return older ? fromHistory(slice.firstKept(), atMost, conflate) : fromMemory(slice, conflate);
  }

  private List<Frame> fromMemory(RunLog.Slice slice, boolean conflate) {
    List<Frame> frames = verdict(place + 1);
    frames.addAll(shown(slice.events(), conflate));
    done |= slice.ended();
    return frames;
  }

  private List<Frame> fromHistory(long firstKept, int atMost, boolean conflate) {
    return inquiry
        .answer(answer -> desk.history().events(run.id(), place, answer), this::wake)
        .map(events -> told(events, firstKept, atMost, conflate))
        .orElse(List.of());
  }

  private List<Frame> told(List<Recorded> stored, long firstKept, int atMost, boolean conflate) {
    List<Recorded> events = Portion.of(stored, Recorded::size, atMost);
    long first = events.isEmpty() ? firstKept : Math.min(firstKept, events.get(0).sequence());
    List<Frame> frames = verdict(first);
    frames.addAll(skipped(first));
    frames.addAll(shown(events, conflate));
    return frames;
  }

  /**
   * A warning about what nobody has any more before the next event; nothing is left out silently.
   */
  private List<Frame> skipped(long next) {
    if (next <= place + 1) {
      return List.of();
    }
    long from = place + 1;
    place = next - 1;
    return List.of(desk.frames().skipped(run.id(), from, place, desk.clock().instant()));
  }

  private void wake() {
    Runnable reader = more;
    if (reader != null) {
      reader.run();
    }
  }

  private List<Frame> verdict(long firstToCome) {
    List<Frame> frames = new ArrayList<>();
    if (!toldVerdict) {
      toldVerdict = true;
      Verdict verdict = Verdict.of(run.id(), place, firstToCome);
      frames.add(desk.frames().verdict(place(), run.id(), run.state(), verdict));
    }
    return frames;
  }

  private List<Frame> shown(List<Recorded> events, boolean conflate) {
    List<Frame> frames = new ArrayList<>();
    for (Recorded recorded : events) {
      frames.addAll(skipped(recorded.sequence()));
      place = recorded.sequence();
      if (view.shows(recorded)) {
        frames.add(frame(recorded));
      }
    }
    endsWithGoodbye(events);
    return conflate ? Conflation.of(frames) : frames;
  }

  static Frame frame(Recorded recorded) {
    return new Frame(
        EventId.of(recorded).toString(), recorded.event().name(), recorded.event().frame());
  }

  /** A run that holds its result back ends the connection, though not its log. */
  private void endsWithGoodbye(List<Recorded> events) {
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
  public Frame heartbeat() {
    return desk.frames().heartbeat(place(), run.id(), run.status());
  }

  @Override
  public boolean showsHeartbeat() {
    return view.detail() == Detail.FULL;
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
