package io.workshopstream.grammar;

import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** The forms in which a weekday of a month is counted; null when none stands at an index. */
final class NthForms {

  private static final int MOST_WEEKS = 5;

  private final Tokens tokens;
  private final DayNumbers days;
  private final YearForms years;

  NthForms(Tokens tokens) {
    this.tokens = tokens;
    this.days = new DayNumbers(tokens);
    this.years = new YearForms(tokens);
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
        DayForms.isList(tokens.at(nth.next())) ? at(nth.next() + 1, most - 1) : null;
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
