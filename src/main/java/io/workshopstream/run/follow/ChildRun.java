package io.workshopstream.run.follow;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.job.Run;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One child of a run, and how much of it its parent has passed on; for the parent's thread. */
public final class ChildRun {

  /**
   * How far the passing on is.
   *
   * @param after the number of the last event of the child that was looked at
   * @param bar the child's own progress
   * @param changes how many changes of each kind it told of
   */
  public record Place(
      String subject,
      RunId run,
      long after,
      RunEvent.Progressed bar,
      Map<String, Integer> changes) {

    /** In one line, for whoever goes on; neither subjects nor kinds of changes have blanks. */
    public String line() {
      StringBuilder line = new StringBuilder(subject + " " + run + " " + after);
      line.append(" ").append(bar.percentage());
      line.append(" ").append(bar.current()).append(" ").append(bar.total());
      changes.forEach((kind, count) -> line.append(" ").append(kind).append(" ").append(count));
      return line.toString();
    }

    /** What {@link #line} wrote. */
    public static Place parse(String line) {
      String[] words = line.split(" ", -1);
      Map<String, Integer> changes = new TreeMap<>();
      for (int i = 6; i + 1 < words.length; i += 2) {
        changes.put(words[i], Integer.valueOf(words[i + 1]));
      }
      return new Place(
          words[0],
          new RunId(words[1]),
          Long.parseLong(words[2]),
          progressed(
              Double.parseDouble(words[3]), Integer.parseInt(words[4]), Integer.parseInt(words[5])),
          changes);
    }
  }

  private final Run run;
  private final Runnable listener;
  private Place place;

  /**
   * @param place how much of it was passed on before; null for nothing
   * @param listener is called, on another thread, when there is more
   */
  public ChildRun(String subject, Run run, @Nullable Place place, Runnable listener) {
    this.run = run;
    this.listener = listener;
    this.place =
        place == null ? new Place(subject, run.id(), 0, progressed(0, 0, 0), Map.of()) : place;
    run.log().follow(listener);
  }

  private static RunEvent.Progressed progressed(double percentage, int current, int total) {
    return new RunEvent.Progressed(percentage, current, total, "");
  }

  public Run run() {
    return run;
  }

  public Place place() {
    return place;
  }

  /** Whether its work has ended and all of it is passed on. */
  public boolean isDone() {
    return run.state().isOver() && place.after() >= run.header().last();
  }

  /** Notes an event that is passed on. */
  public void note(RecordedEvent event) {
    Map<String, Integer> changes = new TreeMap<>(place.changes());
    if (event.type() == RunEventType.CHANGE) {
      changes.merge(event.text().split(" ", 2)[0], 1, Integer::sum);
    }
    place = new Place(place.subject(), run.id(), event.sequence(), place.bar(), changes);
  }

  /** Notes how far the child says that it is. */
  public void reached(RunEvent.Progressed bar) {
    place = new Place(place.subject(), run.id(), place.after(), bar, place.changes());
  }

  /** Nothing more of it comes. */
  public void leave() {
    run.log().leave(listener);
    reached(progressed(100, place.bar().current(), place.bar().total()));
  }
}
