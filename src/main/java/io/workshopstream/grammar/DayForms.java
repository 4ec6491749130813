package io.workshopstream.grammar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which one day is written. Every method reads at an index and returns null when the
 * form does not stand there.
 */
final class DayForms {

  private static final Set<String> RANGE = Vocabulary.of("- to till til until through thru bis al");
  private static final Set<String> LIST = Vocabulary.of(", & + / and und y");

  /** What a number counts when it is no day: "Session 1 - 24 Jan". */
  private static final Set<String> COUNTED =
      Vocabulary.of(
          "session class workshop day level batch phase part round week no version v chapter"
              + " episode vol room screen floor age slot show group track module act gate hall");

  private static final int MOST_DAYS = 12;
  private static final int MOST_WEEKS = 5;

  private final Tokens tokens;
  private final NumericForms numbers;
  private final ClockForms clocks;

  DayForms(Tokens tokens, DateOrder order) {
    this.tokens = tokens;
    this.numbers = new NumericForms(tokens, order);
    this.clocks = new ClockForms(tokens);
  }

  static boolean isRange(Token token) {
    return RANGE.contains(token.word());
  }

  static boolean isList(Token token) {
    return LIST.contains(token.word());
  }

  /**
   * The weekday in front of a date.
   *
   * @param weekday null when none stands there
   * @param next the index at which the date would start
   */
  record Lead(@Nullable DayOfWeek weekday, int next) {}

  /** One day of a list in which the month is written once: "7th, 14th & Sat 21st". */
  record ListedDay(int day, @Nullable DayOfWeek weekday, int from, int to, boolean opensRange) {}

  /** A day with an optional weekday in front: "Sat, 24 Jan 2026", "January 24th", "24/01/26". */
  @Nullable Match<WrittenDate> full(int at) {
    Lead weekday = weekdayBefore(at);
    Match<WrittenDate> date = bare(weekday.next());
    return date == null || weekday.weekday() == null
        ? date
        : new Match<>(date.value().withWeekday(weekday.weekday()), date.next());
  }

  private @Nullable Match<WrittenDate> bare(int at) {
    Match<WrittenDate> date = numbers.iso(at);
    if (date == null) {
      date = numbers.compact(at);
    }
    if (date == null) {
      date = numbers.numeric(at);
    }
    if (date == null) {
      date = nthWeekday(at);
    }
    if (date == null) {
      date = dayMonth(at);
    }
    return date == null ? monthDay(at) : date;
  }

  @Nullable Match<WrittenDate> slashed(int at) {
    return isCounted(tokens, at) ? null : numbers.slashed(at);
  }

  @Nullable Match<WrittenDate> dotted(int at) {
    return isCounted(tokens, at) ? null : numbers.dotted(at);
  }

  /** The weekday at an index, or null, and where the date after it would start. */
  Lead weekdayBefore(int at) {
    DayOfWeek weekday = Calendar.weekday(tokens.at(at)).orElse(null);
    if (weekday == null) {
      return new Lead(null, at);
    }
    int next = at + 1;
    while (next < at + 4 && tokens.is(next, ",", ".", "-", "|", "(", "/", "the", "den", ":")) {
      next++;
    }
    return new Lead(isPaired(at) ? null : weekday, next);
  }

  /** "Sat-Sun, 18-19 July": the weekdays belong to the days in their order. */
  private boolean isPaired(int at) {
    Token between = tokens.at(at - 1);
    boolean joins = isRange(between) || isList(between);
    return joins && Calendar.weekday(tokens.at(at - 2)).isPresent();
  }

  /** "first Tuesday of October", "3rd Sat in May 2026", "last Friday of March". */
  private @Nullable Match<WrittenDate> nthWeekday(int at) {
    Match<Integer> nth = nth(at);
    if (nth == null) {
      return null;
    }
    Match<WrittenDate> listed = isList(tokens.at(nth.next())) ? nthWeekday(nth.next() + 1) : null;
    if (listed != null) {
      return new Match<>(listed.value().withNth(nth.value()), nth.next());
    }
    DayOfWeek weekday = Calendar.weekday(tokens.at(nth.next())).orElse(null);
    int month = Calendar.month(tokens.at(nth.next() + 2));
    if (weekday == null || month == 0 || !tokens.is(nth.next() + 1, "of", "in")) {
      return null;
    }
    Match<Integer> year = year(nth.next() + 3, false);
    return new Match<>(new WrittenDate(year.value(), month, 0, weekday, nth.value()), year.next());
  }

  private @Nullable Match<Integer> nth(int at) {
    if (tokens.is(at, "last")) {
      return new Match<>(-1, at + 1);
    }
    Match<Integer> ordinal = Calendar.ordinal(tokens.at(at)) > 0 || isSuffixed(at) ? day(at) : null;
    return ordinal != null && ordinal.value() <= MOST_WEEKS ? ordinal : null;
  }

  private boolean isSuffixed(int at) {
    return tokens.at(at).isNumber() && Calendar.isSuffix(tokens.at(at + 1));
  }

  /** "24th of January 2026", "24 Jan", "15SEP13". */
  private @Nullable Match<WrittenDate> dayMonth(int at) {
    Match<List<ListedDay>> days = listedDays(at);
    if (days == null || days.value().size() != 1) {
      return null;
    }
    int month = Calendar.month(tokens.at(days.next()));
    if (isListNumber(at, days.next())) {
      return null;
    }
    Match<Integer> year = year(days.next() + 1, true);
    return new Match<>(
        new WrittenDate(year.value(), month, days.value().get(0).day(), null), year.next());
  }

  /** "1. October 2, 2024": the first number only counts the lines of a list. */
  private boolean isListNumber(int at, int month) {
    boolean dot = tokens.is(at + 1, ".") && !tokens.touching(at + 1) && month == at + 2;
    return dot && tokens.at(month + 1).digits() <= 2 && dayAfterMonth(month) != null;
  }

  /** One or more days before a month word; the match ends at the month word. */
  @Nullable Match<List<ListedDay>> listedDays(int at) {
    List<ListedDay> days = new ArrayList<>();
    int next = at;
    while (days.size() < MOST_DAYS) {
      Lead weekday = weekdayBefore(next);
      Match<Integer> day = day(weekday.next());
      if (day == null || (days.isEmpty() && isCounted(tokens, next))) {
        return null;
      }
      int after = afterDot(day.next());
      int month = monthAfter(after);
      boolean range = isRange(tokens.at(after));
      days.add(new ListedDay(day.value(), weekday.weekday(), next, after, range && month < 0));
      if (month >= 0) {
        return new Match<>(days, month);
      }
      next = afterSeparator(after);
      if (next == after) {
        return null;
      }
    }
    return null;
  }

  private int monthAfter(int at) {
    int next = at;
    while (next < at + 2 && tokens.is(next, "of", "de", "-", "/", ".", ",", "(")) {
      next++;
    }
    return Calendar.month(tokens.at(next)) > 0 && !isModal(next) ? next : -1;
  }

  /** "may" as in "participants may bring", not the month. */
  private boolean isModal(int at) {
    Token token = tokens.at(at);
    Token next = tokens.at(at + 1);
    return token.is("may")
        && Character.isLowerCase(tokens.text().charAt(token.start()))
        && next.isWord()
        && Calendar.weekday(next).isEmpty()
        && !tokens.is(at + 1, "at", "from", "to", "till", "onwards", "and", "time", "on");
  }

  /** "1.-2. August": a dot makes the number an ordinal. */
  private int afterDot(int at) {
    boolean joins = isRange(tokens.at(at + 1)) || isList(tokens.at(at + 1));
    return tokens.is(at, ".") && tokens.touching(at) && joins ? at + 1 : at;
  }

  private int afterSeparator(int at) {
    int next = isRange(tokens.at(at)) ? at + 1 : at;
    while (next < at + 2 && isList(tokens.at(next))) {
      next++;
    }
    return next > at && tokens.is(next, "the") ? next + 1 : next;
  }

  /** "January 24th, 2026", "Feb13", "May eighth". */
  private @Nullable Match<WrittenDate> monthDay(int at) {
    Match<Integer> day = dayAfterMonth(at);
    if (day == null) {
      return null;
    }
    Match<Integer> year = year(day.next(), false);
    return new Match<>(
        new WrittenDate(year.value(), Calendar.month(tokens.at(at)), day.value(), null),
        year.next());
  }

  /** The day after the month word at an index. */
  @Nullable Match<Integer> dayAfterMonth(int at) {
    if (Calendar.month(tokens.at(at)) == 0) {
      return null;
    }
    int next = at + 1;
    while (next < at + 3 && tokens.is(next, ".", "the", "/", "-", ",")) {
      next++;
    }
    return clocks.opensAt(next) ? null : day(next);
  }

  /** A day of the month with or without its suffix, in digits or as an ordinal word. */
  @Nullable Match<Integer> day(int at) {
    Token token = tokens.at(at);
    if (token.isNumber()) {
      int next = Calendar.isSuffix(tokens.at(at + 1)) ? at + 2 : at + 1;
      return token.digits() <= 2 && Calendar.isDay(token.value())
          ? new Match<>(token.value(), next)
          : null;
    }
    int tens = token.is("twenty") ? 20 : token.is("thirty") ? 30 : 0;
    int last = tens == 0 ? at : tokens.is(at + 1, "-") ? at + 2 : at + 1;
    int units = Math.max(Calendar.ordinal(tokens.at(last)), tens > 0 ? counted(at, last) : 0);
    return units > 0 && Calendar.isDay(tens + units) ? new Match<>(tens + units, last + 1) : null;
  }

  /** "January twenty five": behind a month, the number that counts is good enough. */
  private int counted(int at, int last) {
    int number = Numerals.small(tokens.at(last));
    return number < 10 && Calendar.month(tokens.at(at - 1)) > 0 ? number : 0;
  }

  /** The year after a date, 0 for none. Two digits only stand after a month word. */
  Match<Integer> year(int at, boolean shortOnes) {
    int next = at;
    while (next < at + 2 && tokens.is(next, ",", "'", "-", "/", ".", "of", "de", "(")) {
      next++;
    }
    Token token = tokens.at(next);
    boolean hours = tokens.is(next + 1, "hrs", "h", "hours", "uhr") || clocks.opensAt(next);
    if (token.digits() == 4 && Calendar.isYear(token.value()) && !hours) {
      return new Match<>(token.value(), next + 1);
    }
    if (token.isNumber() && token.digits() <= 4 && tokens.is(next + 1, "ad", "ce")) {
      return new Match<>(token.value(), next + 2);
    }
    Match<Integer> spoken = SpokenYear.at(tokens, next);
    if (spoken != null) {
      return spoken;
    }
    boolean written =
        next == at || tokens.is(next - 1, "'") || tokens.at(at - 1).touches(tokens.at(at));
    if (shortOnes && token.digits() == 2 && written && !hours && !opensDays(next)) {
      return new Match<>(Calendar.century(token.value()), next + 1);
    }
    return new Match<>(0, at);
  }

  /** "Thu Oct 26, 10:00 - 11:00 2023": the year stands behind the time. */
  Match<WrittenDate> withYearAfterTime(Match<WrittenDate> date) {
    if (date.value().year() > 0) {
      return date;
    }
    int at = tokens.is(date.next(), ",") ? date.next() + 1 : date.next();
    Match<Clock> start = clocks.at(at);
    boolean range = start != null && isRange(tokens.at(start.next()));
    Match<Clock> end = start != null && range ? clocks.at(start.next() + 1) : start;
    Token year = end == null || !end.value().exact() ? Token.OUTSIDE : tokens.at(end.next());
    boolean closes = end != null && !clocks.opensAt(end.next());
    return closes && year.digits() == 4 && Calendar.isYear(year.value())
        ? new Match<>(date.value().withYear(year.value()), date.next())
        : date;
  }

  /** "24 Jan 25 Jan": the number is the next day, not a year. */
  private boolean opensDays(int at) {
    return Calendar.month(tokens.at(at + 1)) > 0
        || Calendar.isSuffix(tokens.at(at + 1))
        || tokens.is(at + 1, "%", "+", "/", "days", "day", "people", "seats", "spots", "noon");
  }

  boolean isClock(int at) {
    return clocks.opensAt(at);
  }

  /** Whether the number at an index is the tail of another one: "1.24", "#24", "₹24". */
  boolean isTail(int at) {
    boolean joined = tokens.is(at - 1, ".", ":", "/", "-") && tokens.at(at - 2).isNumber();
    return tokens.at(at).isNumber()
        && tokens.touching(at - 1)
        && (joined || tokens.is(at - 1, "₹", "$", "£", "€", "#", "+"));
  }

  /** Whether the number at an index counts something: "Session 1 - 24 Jan". */
  static boolean isCounted(Tokens tokens, int at) {
    boolean version = tokens.is(at - 1, ":") && tokens.is(at - 2, "version", "v", "release");
    return version || COUNTED.contains(tokens.at(at - 1).word());
  }
}
