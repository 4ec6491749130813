package io.workshopstream.grammar.date;

import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.DayNumbers;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Tokens;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** The forms in which a weekday of a month is counted; null when none stands at an index. */
final class NthWeekdayParser {

  private static final int MOST_WEEKS = 5;

  private final Tokens tokens;
  private final DayNumbers days;
  private final YearParser years;

  NthWeekdayParser(Tokens tokens) {
    this.tokens = tokens;
    this.days = new DayNumbers(tokens);
    this.years = new YearParser(tokens);
  }

  /** "first Tuesday of October", "3rd Sat in May 2026", "last Friday of March". */
  @Nullable Match<WrittenDate> at(int at) {
    return at(at, MOST_WEEKS);
  }

  private @Nullable Match<WrittenDate> at(int at, int most) {
    Match<Integer> nth = most == 0 ? null : nth(at);
    if (nth == null) {
      return null;
    }
    Match<WrittenDate> listed =
        tokens.at(nth.next()).isList() ? at(nth.next() + 1, most - 1) : null;
    if (listed != null) {
      return new Match<>(listed.value().withNth(nth.value()), nth.next());
    }
    DayOfWeek weekday = Calendar.weekday(tokens.at(nth.next())).orElse(null);
    int month = Calendar.month(tokens.at(nth.next() + 2));
    if (weekday == null || month == 0 || !tokens.is(nth.next() + 1, "of", "in")) {
      return null;
    }
    Match<Integer> year = years.at(nth.next() + 3, false);
    return new Match<>(new WrittenDate(year.value(), month, 0, weekday, nth.value()), year.next());
  }

  private @Nullable Match<Integer> nth(int at) {
    if (tokens.is(at, "last")) {
      return new Match<>(-1, at + 1);
    }
    Match<Integer> ordinal =
        Calendar.ordinal(tokens.at(at)) > 0 || isSuffixed(at) ? days.at(at) : null;
    return ordinal != null && ordinal.value() <= MOST_WEEKS ? ordinal : null;
  }

  private boolean isSuffixed(int at) {
    return tokens.at(at).isNumber() && Calendar.isSuffix(tokens.at(at + 1));
  }
}
