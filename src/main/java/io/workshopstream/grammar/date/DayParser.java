package io.workshopstream.grammar.date;

import io.workshopstream.grammar.clock.ClockParser;
import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.DayNumbers;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which one day is written. Every method reads at an index and returns null when the
 * form does not stand there.
 */
public final class DayParser {

  private static final List<String> SHORT_WEEKDAYS =
      List.of("mo", "di", "mi", "do", "fr", "sa", "so");
  private static final int MOST_DAYS = 12;

  private final Tokens tokens;
  private final NumericDateParser numbers;
  private final ClockParser clocks;
  private final DayNumbers dayNumbers;
  private final YearParser years;
  private final NthWeekdayParser nths;

  DayParser(Tokens tokens, DateOrder order) {
    this.tokens = tokens;
    this.numbers = new NumericDateParser(tokens, order);
    this.clocks = new ClockParser(tokens);
    this.dayNumbers = new DayNumbers(tokens);
    this.years = new YearParser(tokens);
    this.nths = new NthWeekdayParser(tokens);
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

  /** Whether any form of a day may begin with the word or number at an index. */
  boolean opensDay(int at) {
    Token token = tokens.at(at);
    return token.isNumber()
        || (token.isWord()
            && (Calendar.month(token) > 0
                || Calendar.ordinal(token) > 0
                || Calendar.weekday(token).isPresent()
                || tokens.is(at, "last", "twenty", "thirty")
                || SHORT_WEEKDAYS.contains(token.word())));
  }

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
      date = dottedDay(at);
    }
    if (date == null) {
      date = nths.at(at);
    }
    if (date == null) {
      date = dayMonth(at);
    }
    return date == null ? monthDay(at) : date;
  }

  @Nullable Match<WrittenDate> slashed(int at) {
    return DayNumbers.isCounted(tokens, at) ? null : numbers.slashed(at);
  }

  @Nullable Match<WrittenDate> dotted(int at) {
    return DayNumbers.isCounted(tokens, at) ? null : numbers.dotted(at);
  }

  /** "13.03.", or "5.3." behind a weekday: the last dot says that it is a day. */
  private @Nullable Match<WrittenDate> dottedDay(int at) {
    Match<WrittenDate> date = dotted(at);
    boolean full = tokens.at(at).digits() == 2 && tokens.at(at + 2).digits() == 2;
    boolean weekday = weekdayBefore(at - 2).next() == at || weekdayBefore(at - 3).next() == at;
    boolean goesOn =
        date != null && tokens.touching(date.next() - 1) && tokens.at(date.next()).isNumber();
    return (full || weekday) && !goesOn ? date : null;
  }

  /** The weekday at an index, or null, and where the date after it would start. */
  Lead weekdayBefore(int at) {
    DayOfWeek weekday = Calendar.weekday(tokens.at(at)).orElseGet(() -> shortWeekday(at));
    if (weekday == null) {
      return new Lead(null, at);
    }
    int next = at + 1;
    while (next < at + 4 && tokens.is(next, ",", ".", "-", "|", "(", "/", "the", "den", ":")) {
      next++;
    }
    return new Lead(isPaired(at) ? null : weekday, next);
  }

  /** "So., 21. Juni", "Sa, 13.03.": without a dot and a number the letters are other words. */
  private @Nullable DayOfWeek shortWeekday(int at) {
    int next = tokens.is(at + 2, ",") ? at + 3 : at + 2;
    boolean dotted =
        tokens.is(at + 1, ".", ",") && tokens.touching(at) && tokens.isShortNumber(next);
    dotted &= tokens.is(at + 1, ".") || tokens.is(next + 1, ".");
    int index = dotted ? SHORT_WEEKDAYS.indexOf(tokens.at(at).word()) : -1;
    return index < 0 ? null : DayOfWeek.of(index + 1);
  }

  /** "Sat-Sun, 18-19 July": the weekdays belong to the days in their order. */
  private boolean isPaired(int at) {
    Token between = tokens.at(at - 1);
    boolean joins = between.isRange() || between.isList();
    return joins && Calendar.weekday(tokens.at(at - 2)).isPresent();
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
    Match<Integer> year = years.at(days.next() + 1, true);
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
      Match<Integer> day = dayNumbers.at(weekday.next());
      if (day == null || (days.isEmpty() && DayNumbers.isCounted(tokens, next))) {
        return null;
      }
      int after = afterDot(day.next());
      int month = monthAfter(after);
      boolean range = tokens.at(after).isRange();
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
    boolean joins = tokens.at(at + 1).isRange() || tokens.at(at + 1).isList();
    return tokens.is(at, ".") && tokens.touching(at - 1) && joins ? at + 1 : at;
  }

  private int afterSeparator(int at) {
    int next = tokens.at(at).isRange() ? at + 1 : at;
    while (next < at + 2 && tokens.at(next).isList()) {
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
    Match<Integer> year = years.at(day.next(), false);
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
    return clocks.opensAt(next) ? null : dayNumbers.at(next);
  }

  boolean isClock(int at) {
    return clocks.opensAt(at);
  }
}
