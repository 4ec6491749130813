package io.workshopstream.run;

import io.workshopstream.run.event.EventEncoder;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.follow.ChildRun;
import io.workshopstream.run.follow.EventReader;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.store.StoredEvents.Wanted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The work of a run on several subjects: has one child run for each, side by side on whatever
 * nodes, and passes on what they tell. For the run's own thread.
 */
public final class ChildRuns {

  private static final Set<RunEventType> RELAYED =
      EnumSet.of(RunEventType.LOGS, RunEventType.ITEM, RunEventType.CHANGE);
  private static final long LONGEST_WAIT_MILLIS = 1000;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int CHUNK = 200;

  private final Runs runs;
  private final EventEncoder encoder;
  private final EventReader reader;

  /** The most children that wait for their turn, so that others are not kept out of the queue. */
  private final int mostWaiting;

  private final RunKey key;
  private final Progress progress;
  private final Deque<String> left = new ArrayDeque<>();
  private final List<ChildRun> active = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);
  private int current;
  private int total;
  private long startAgainAt = System.nanoTime();

  /**
   * @param key of the run, whose work this is
   */
  public ChildRuns(Runs runs, RunKey key, Progress progress) {
    this.runs = runs;
    this.encoder = runs.recorder().encoder();
    this.reader = new EventReader(runs.repository());
    this.mostWaiting = runs.limits().parallel();
    this.key = key;
    this.progress = progress;
  }

  /**
   * How a child ended.
   *
   * @param changes how many changes of each kind it told of
   */
  public record Outcome(String subject, RunId run, RunState state, Map<String, Integer> changes) {}

  /**
   * Has all children run, and returns how each of them ended.
   *
   * @throws RunStoppedException when the parent was stopped; {@link Runs} then stops those that
   *     were started for it, unless another node goes on with it
   */
  public List<Outcome> carryOut() throws RunStoppedException {
    try (Progress.Hook hook = progress.onStop(this::ring)) {
      restore();
      while (!left.isEmpty() || !active.isEmpty()) {
        progress.checkpoint();
        startMore();
        if (!relayAll()) {
          await();
        }
      }
      return outcomes;
    } finally {
      active.forEach(ChildRun::leave);
    }
  }

  private void ring() {
    bell.offer(true);
  }

  private void await() throws RunStoppedException {
    try {
      bell.poll(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException serverStops) {
      Thread.currentThread().interrupt();
      throw new RunStoppedException(StopReason.SHUTDOWN);
    }
  }

  /** Takes up what was begun by whoever worked on this run before. */
  private void restore() {
    Map<String, ChildRun.Place> places = new HashMap<>();
    for (String line : progress.kept()) {
      ChildRun.Place place = ChildRun.Place.parse(line);
      places.put(place.subject(), place);
    }
    Map<String, RunHeader> begun = begun(places.values());
    for (String subject : key.subjects()) {
      RunHeader run = begun.get(subject);
      if (run == null) {
        left.add(subject);
      } else {
        restore(subject, runs.of(run), places.get(subject));
      }
    }
  }

  /** The children, by their subjects: those that were started for this run, or joined. */
  private Map<String, RunHeader> begun(Collection<ChildRun.Place> places) {
    Map<String, RunHeader> begun = new HashMap<>();
    if (progress.isContinued()) {
      List<RunId> joined = places.stream().map(ChildRun.Place::run).toList();
      runs.repository().children(progress.run()).forEach(run -> begun.put(subject(run), run));
      runs.repository().headers(joined).forEach(run -> begun.put(subject(run), run));
    }
    return begun;
  }

  private static String subject(RunHeader child) {
    return child.key().subjects().iterator().next();
  }

  private void restore(String subject, Run run, ChildRun.@Nullable Place place) {
    ChildRun child = follow(subject, run, place);
    if (child.isDone()) {
      end(child);
    }
  }

  private ChildRun follow(String subject, Run run, ChildRun.@Nullable Place place) {
    ChildRun child = new ChildRun(subject, run, place, this::ring);
    active.add(child);
    return child;
  }

  private void startMore() {
    if (System.nanoTime() - startAgainAt < 0) {
      return;
    }
    long waiting = active.stream().filter(child -> child.run().state() == RunState.QUEUED).count();
    try {
      for (; waiting < mostWaiting && !left.isEmpty(); waiting++) {
        RunRequest request = new RunRequest(key.child(left.element()), progress.run(), null);
        follow(left.element(), runs.start(request), null);
        left.remove();
      }
    } catch (RunRefusedException full) {
      startAgainAt = System.nanoTime() + PAUSE_NANOS;
    }
  }

  /** Passes on what is new; false when nothing is. */
  private boolean relayAll() {
    boolean news = false;
    for (ChildRun child : List.copyOf(active)) {
      List<RecordedEvent> events =
          reader.read(child.run(), child.place().after(), Long.MAX_VALUE, Wanted.ALL, CHUNK);
      if (!events.isEmpty()) {
        relay(child, events);
        news = true;
      } else if (child.isDone()) {
        end(child);
        tellEnd(child);
        news = true;
      }
    }
    return news;
  }

  private void relay(ChildRun child, List<RecordedEvent> events) {
    List<RunEvent> told = new ArrayList<>();
    for (RecordedEvent event : events) {
      child.note(event);
      if (RELAYED.contains(event.type())) {
        told.add(new RunEvent.Relayed(child.place().subject(), event));
      }
      encoder.progress(event).ifPresent(reached -> told.add(sum(child, reached)));
    }
    if (!told.isEmpty()) {
      progress.relay(told, child.place().subject(), child.place().line());
    }
  }

  private RunEvent sum(ChildRun child, RunEvent.Progressed reached) {
    child.reached(reached);
    return sum("[" + child.place().subject() + "] " + reached.message());
  }

  /** How far all children are together; each counts alike, however many items it has. */
  private RunEvent sum(String message) {
    double percentage =
        100.0 * outcomes.size()
            + active.stream().mapToDouble(child -> child.place().bar().percentage()).sum();
    return progress.reach(
        percentage / key.subjects().size(),
        current + active.stream().mapToInt(child -> child.place().bar().current()).sum(),
        total + active.stream().mapToInt(child -> child.place().bar().total()).sum(),
        message);
  }

  private void end(ChildRun child) {
    child.leave();
    active.remove(child);
    ChildRun.Place place = child.place();
    current += place.bar().current();
    total += place.bar().total();
    outcomes.add(new Outcome(place.subject(), place.run(), child.run().state(), place.changes()));
  }

  private void tellEnd(ChildRun child) {
    String message = RunSentences.childrenEnded(outcomes.size(), key.subjects().size());
    progress.relay(List.of(sum(message)), child.place().subject(), child.place().line());
  }
}
