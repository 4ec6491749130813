package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.grammar.date.IsoMoment;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a schema.org schedule says that something takes place; for a schedule without
 * an end only the first.
 *
 * @see <a href="https://schema.org/Schedule">schema.org/Schedule</a>
 */
final class Recurrence {

  private static final int MOST = 60;
  private static final int FARTHEST_STEPS = 1500;

  private final LocalDate first;
  private final @Nullable LocalDate last;
  private final int count;
  private final Period step;
  private final Set<DayOfWeek> weekdays = new HashSet<>();
  private final Set<LocalDate> without = new HashSet<>();

  private Recurrence(JsonNode schedule, LocalDate first) {
    this.first = first;
    this.last = day(schedule.path("endDate").asText(""));
    this.count = schedule.path("repeatCount").asInt(0);
    this.step = step(schedule.path("repeatFrequency").asText("P1W"));
    for (JsonNode weekday : SchemaOrg.each(schedule.path("byDay"))) {
      for (DayOfWeek each : DayOfWeek.values()) {
        String name = SchemaOrg.localName(weekday.asText());
        boolean same = name.length() >= 2 && each.name().toLowerCase(Locale.ROOT).startsWith(name);
        if (same) {
          weekdays.add(each);
        }
      }
    }
    for (JsonNode except : SchemaOrg.each(schedule.path("exceptDate"))) {
      LocalDate day = day(except.asText(""));
      if (day != null) {
        without.add(day);
      }
    }
  }

  /** Empty when the schedule names no first day. */
  static List<LocalDate> days(JsonNode schedule) {
    LocalDate first = day(schedule.path("startDate").asText(""));
    return first == null ? List.of() : new Recurrence(schedule, first).days();
  }

  private static @Nullable LocalDate day(String words) {
    return IsoMoment.parse(words).map(IsoMoment::date).orElse(null);
  }

  private static Period step(String frequency) {
    try {
      Period period = Period.parse(frequency);
      return period.isZero() || period.isNegative() ? Period.ofWeeks(1) : period;
    } catch (DateTimeException words) {
      return switch (frequency.toLowerCase(Locale.ROOT)) {
        case "daily" -> Period.ofDays(1);
        case "monthly" -> Period.ofMonths(1);
        default -> Period.ofWeeks(1);
      };
    }
  }

  private List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    long length = ChronoUnit.DAYS.between(first, first.plus(step));
    boolean weekly = !weekdays.isEmpty() && length % 7 == 0;
    for (int index = 0; index < FARTHEST_STEPS && days.size() < limit(); index++) {
      LocalDate day = weekly ? first.plusDays(index) : first.plus(step.multipliedBy(index));
      if (last != null && day.isAfter(last)) {
        break;
      }
      boolean turn = !weekly || index / 7 % (length / 7) == 0;
      boolean told = weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek());
      if (turn && told && !without.contains(day)) {
        days.add(day);
      }
    }
    return days;
  }

  private int limit() {
    return count > 0 ? Math.min(count, MOST) : last == null ? 1 : MOST;
  }

  /** A day with the schedule's own time of day. */
  static String at(LocalDate day, String time) {
    return time.isBlank() ? day.toString() : day + "T" + time.strip();
  }
}
