package io.workshopstream.sample;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day counted from today, with a time of the day where the page needs one, as India's clocks show
 * it.
 */
record Moment(ZonedDateTime when) {

  static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  private static final Pattern FORM = Pattern.compile("([+-]\\d{1,3})(?:T(\\d\\d:\\d\\d))?");

  /**
   * @param words {@code +12}, {@code -3} or {@code +12T17:00}
   */
  static Moment of(String words, LocalDate today) {
    Matcher matcher = FORM.matcher(words);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a moment: " + words);
    }
    LocalDate day = today.plusDays(Integer.parseInt(matcher.group(1)));
    String time = matcher.group(2);
    LocalTime clock = time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time);
    return new Moment(day.atTime(clock).atZone(ZONE));
  }

  /**
   * The moment in the page's spelling.
   *
   * @param pattern {@code utc} for an instant such as {@code 2026-01-24T11:30:00Z}, otherwise the
   *     letters of {@link DateTimeFormatter} in English, and {@code do} for {@code 24th}
   */
  String in(String pattern) {
    if (pattern.equals("utc")) {
      return when.toInstant().toString();
    }
    String ordinal = "d'" + suffix(when.getDayOfMonth()) + "'";
    return DateTimeFormatter.ofPattern(pattern.replace("do", ordinal), Locale.ENGLISH).format(when);
  }

  private static String suffix(int day) {
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
}
