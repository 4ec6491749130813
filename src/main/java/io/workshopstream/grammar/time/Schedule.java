package io.workshopstream.grammar.time;

import io.workshopstream.grammar.date.DateOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schedule: lines that name something with its day and time, or name it with a time below a
 * line that gives the day.
 */
public final class Schedule {

  private static final int LONGEST_NAME = 14;

  private final List<Entry> entries = new ArrayList<>();
  private @Nullable String day;

  private Schedule() {}

  /**
   * One thing on a schedule.
   *
   * @param day the words of its day, which may stand on a line of its own
   * @param time the words of its time; null when the schedule gives none
   */
  public record Entry(String name, String day, @Nullable String time) {}

  /** The entries of a text of several lines. */
  public static List<Entry> in(String text) {
    Schedule schedule = new Schedule();
    for (String line : text.split("[\\n\\r]", -1)) {
      schedule.read(Phrases.in(line, DateOrder.DAY_FIRST));
    }
    return List.copyOf(schedule.entries);
  }

  private void read(Phrases line) {
    if (line.dates().size() > 1) {
      return;
    }
    String written = line.dates().isEmpty() ? null : line.dates().get(0).span().in(line.text());
    int words = line.otherWords();
    if (words == 0 && written != null) {
      day = written;
    }
    String date = written == null ? day : written;
    List<TimeMention> times = Occasion.starts(line.times());
    boolean placed = written != null || !times.isEmpty();
    if (words > 0 && words <= LONGEST_NAME && placed && date != null) {
      String time = times.isEmpty() ? null : times.get(0).span().in(line.text());
      entries.add(new Entry(line.rest(), date, time));
    }
  }
}
