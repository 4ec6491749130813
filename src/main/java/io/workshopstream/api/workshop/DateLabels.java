package io.workshopstream.api.workshop;

import io.workshopstream.catalogue.workshop.Slot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Days and hours as apps show them: {@code 07th Feb (Sat)}, {@code 5:30-7 PM}. */
final class DateLabels {

  private DateLabels() {}

  static String day(LocalDate date) {
    return String.format(
        Locale.ROOT,
        "%02d%s %s (%s)",
        date.getDayOfMonth(),
        ordinal(date.getDayOfMonth()),
        date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
        date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
  }

  private static String ordinal(int day) {
    if (day >= 11 && day <= 13) {
      return "th";
    }
    return switch (day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  /** {@code TBA} without a start; the half-day only once when both ends lie in it. */
  static String time(Slot slot) {
    LocalTime start = slot.start();
    LocalTime end = slot.end();
    if (start == null) {
      return "TBA";
    }
    if (end == null) {
      return clock(start) + " " + half(start);
    }
    return half(start).equals(half(end))
        ? clock(start) + "-" + clock(end) + " " + half(end)
        : clock(start) + " " + half(start) + " - " + clock(end) + " " + half(end);
  }

  private static String clock(LocalTime time) {
    int hour = (time.getHour() + 11) % 12 + 1;
    return time.getMinute() == 0
        ? "" + hour
        : String.format(Locale.ROOT, "%d:%02d", hour, time.getMinute());
  }

  private static String half(LocalTime time) {
    return time.getHour() < 12 ? "AM" : "PM";
  }

  /** The name of a weekday, in full. */
  static String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
