package io.workshopstream.grammar.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment in the form of ISO 8601, as machines write it, repaired where they write it wrong:
 * one-digit months, a blank for the T, offsets such as {@code +5.5:00} (five and a half hours).
 *
 * @param time null when only a day is written
 * @param offset null when none is written
 */
public record IsoMoment(LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

  private static final Pattern FORM =
      Pattern.compile(
          "^\\s*+(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[T\\s]{1,3}(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?)?"
              + "\\s?(Z|z|[+-][\\d.:]{1,8})?\\s*");

  private static final Pattern COMPACT =
      Pattern.compile("^\\s*+(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})?)?()?(Z)?\\s*");

  private static final Pattern SECONDS =
      Pattern.compile("(?<![\\d:])\\d{1,2}:[0-5]\\d:([0-5]\\d)(?![\\d:])");

  /** Empty when the words have another form or name no day or time that exists. */
  public static Optional<IsoMoment> parse(String words) {
    if (words.length() > 64 || !opensWithDigit(words)) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(words);
    if (form.matches()) {
      return read(form, form.group(7));
    }
    Matcher compact = COMPACT.matcher(words);
    return compact.matches() ? read(compact, compact.group(8)) : Optional.empty();
  }

  /** Whether this and another one are the same minute; without an offset, on any one clock. */
  public boolean isAt(IsoMoment other) {
    if (time == null || other.time == null) {
      return false;
    }
    LocalDateTime own = date.atTime(time);
    LocalDateTime others = other.date.atTime(other.time);
    boolean told = offset != null && other.offset != null;
    return told ? own.toInstant(offset).equals(others.toInstant(other.offset)) : own.equals(others);
  }

  /**
   * Whether a second is written that nobody would announce: a machine noted that something happened
   * then. The last of a minute, and the first of the day, are what programs write for a day's ends.
   */
  public static boolean isNoted(String words) {
    if (words.indexOf(':') == words.lastIndexOf(':')) {
      return false;
    }
    Matcher clock = SECONDS.matcher(words);
    while (clock.find()) {
      int second = Integer.parseInt(clock.group(1));
      if (second > 0 && second < 59 && !clock.group().equals("00:00:01")) {
        return true;
      }
    }
    return false;
  }

  private static boolean opensWithDigit(String words) {
    int at = 0;
    while (at < words.length() && Character.isWhitespace(words.charAt(at))) {
      at++;
    }
    return at < words.length() && Character.isDigit(words.charAt(at));
  }

  private static Optional<IsoMoment> read(Matcher form, @Nullable String offset) {
    try {
      LocalDate date = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
      if (form.group(4) == null) {
        return Optional.of(new IsoMoment(date, null, null));
      }
      boolean nextDay = number(form, 4) == 24 && number(form, 5) == 0;
      LocalTime time = LocalTime.of(nextDay ? 0 : number(form, 4), number(form, 5));
      return Optional.of(new IsoMoment(nextDay ? date.plusDays(1) : date, time, offset(offset)));
    } catch (DateTimeException noSuchMoment) {
      return Optional.empty();
    }
  }

  private static int number(Matcher form, int group) {
    String digits = form.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static @Nullable ZoneOffset offset(@Nullable String words) {
    if (words == null) {
      return null;
    }
    if (words.equalsIgnoreCase("z")) {
      return ZoneOffset.UTC;
    }
    int sign = words.startsWith("-") ? -1 : 1;
    String[] parts = words.substring(1).split(":", 2);
    int minutes = parts[0].contains(".") ? decimalHours(parts[0]) : plainHours(parts);
    return minutes >= 0 && minutes <= 18 * 60
        ? ZoneOffset.ofTotalSeconds(sign * minutes * 60)
        : null;
  }

  private static int decimalHours(String hours) {
    try {
      return (int) Math.round(Double.parseDouble(hours) * 60);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  private static int plainHours(String[] parts) {
    String digits = parts[0] + (parts.length > 1 ? parts[1].replace(":", "") : "");
    if (digits.isEmpty() || digits.length() > 4 || digits.contains(".")) {
      return -1;
    }
    int value = Integer.parseInt(digits);
    return digits.length() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
  }
}
