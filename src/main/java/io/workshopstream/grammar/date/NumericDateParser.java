package io.workshopstream.grammar.date;

import io.workshopstream.grammar.clock.ClockParser;
import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.DayNumbers;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import org.jspecify.annotations.Nullable;

/** The forms in which a day is written in numbers alone; null when none stands at an index. */
final class NumericDateParser {

  private final Tokens tokens;
  private final DateOrder order;
  private final ClockParser clocks;

  NumericDateParser(Tokens tokens, DateOrder order) {
    this.tokens = tokens;
    this.order = order;
    this.clocks = new ClockParser(tokens);
  }

  /** "2026-01-24", "2026/1/24", "2026-Jan-24". */
  @Nullable Match<WrittenDate> iso(int at) {
    Token year = tokens.at(at);
    String separator = tokens.at(at + 1).word();
    if (year.digits() != 4 || !isSeparator(separator)) {
      return null;
    }
    int month = Math.max(Calendar.month(tokens.at(at + 2)), tokens.at(at + 2).value());
    int day = tokens.at(at + 4).value();
    boolean written = tokens.is(at + 3, separator) && tokens.at(at + 4).digits() <= 2;
    return written && Calendar.isYear(year.value()) && Calendar.isDay(day) && isMonth(month)
        ? new Match<>(new WrittenDate(year.value(), month, day, null), at + 5)
        : null;
  }

  /** "20260124": the basic form of ISO 8601, as long as it is no piece of a name or a number. */
  @Nullable Match<WrittenDate> compact(int at) {
    Token token = tokens.at(at);
    if (token.digits() != 8 || !isFree(at)) {
      return null;
    }
    int year = token.value() / 10_000;
    int month = token.value() / 100 % 100;
    int day = token.value() % 100;
    return Calendar.isYear(year) && Calendar.isDay(day) && isMonth(month)
        ? new Match<>(new WrittenDate(year, month, day, null), at + 1)
        : null;
  }

  /** With a dash on either side at most, which itself touches nothing. */
  private boolean isFree(int at) {
    boolean dashBefore = tokens.is(at - 1, "-") && !tokens.touching(at - 2);
    boolean dashAfter = tokens.is(at + 1, "-", ".", ",") && !tokens.touching(at + 1);
    boolean timed = tokens.is(at + 1, "t") && tokens.touching(at + 1) && isBasicTime(at + 2);
    boolean slash = tokens.is(at - 1, "/") && tokens.is(at - 3, "t", "z");
    return (dashBefore || slash || !tokens.touching(at - 1))
        && (dashAfter || timed || !tokens.touching(at));
  }

  private boolean isBasicTime(int at) {
    return tokens.at(at).digits() == 4 || tokens.at(at).digits() == 6;
  }

  /** "24/01/2026", "24.01.26", "24/01". */
  @Nullable Match<WrittenDate> numeric(int at) {
    String separator = tokens.at(at + 1).word();
    boolean numbers = tokens.isShortNumber(at) && tokens.isShortNumber(at + 2);
    if (!numbers || !isSeparator(separator) || DayNumbers.isCounted(tokens, at)) {
      return null;
    }
    int year = tokens.is(at + 3, separator) ? year(at + 4) : 0;
    if (year == 0 && !standsWithoutYear(at, separator)) {
      return null;
    }
    boolean dayFirst = separator.equals(".") || order == DateOrder.DAY_FIRST;
    WrittenDate date = inOrder(year, tokens.at(at).value(), tokens.at(at + 2).value(), dayFirst);
    return date == null ? null : new Match<>(date, year == 0 ? at + 3 : at + 5);
  }

  /** "3/1", which only is a date beside another one. */
  @Nullable Match<WrittenDate> slashed(int at) {
    boolean numbers = tokens.isShortNumber(at) && tokens.isShortNumber(at + 2);
    boolean alone = numbers && tokens.is(at + 1, "/") && !tokens.is(at + 3, "/", "%");
    WrittenDate date =
        alone
            ? inOrder(
                0, tokens.at(at).value(), tokens.at(at + 2).value(), order == DateOrder.DAY_FIRST)
            : null;
    return date == null ? null : new Match<>(date, at + 3);
  }

  /** "31.7.", which may be the number of a section: what stands beside it has to say. */
  @Nullable Match<WrittenDate> dotted(int at) {
    boolean numbers = tokens.isShortNumber(at) && tokens.isShortNumber(at + 2);
    boolean dots = tokens.is(at + 1, ".") && tokens.is(at + 3, ".");
    WrittenDate date =
        numbers && dots && tokens.touching(at) && tokens.touching(at + 1) && tokens.touching(at + 2)
            ? inOrder(0, tokens.at(at).value(), tokens.at(at + 2).value(), true)
            : null;
    return date == null ? null : new Match<>(date, at + 4);
  }

  private int year(int at) {
    Token token = tokens.at(at);
    boolean goesOn =
        tokens.touching(at) && tokens.is(at + 1, "/", "-") && tokens.isShortNumber(at + 2);
    if (token.digits() == 4 && Calendar.isYear(token.value())) {
      return token.value();
    }
    boolean two = token.digits() == 2 && !goesOn && !clocks.opensAt(at);
    return two ? Calendar.century(token.value()) : 0;
  }

  /** "24/01" is a date, "24/7" is not; "24-01" and "24.01" are only when they stand alone. */
  private boolean standsWithoutYear(int at, String separator) {
    boolean twoDigits = tokens.at(at).digits() == 2 && tokens.at(at + 2).digits() == 2;
    if (!separator.equals("/")) {
      return twoDigits && tokens.size() == 3;
    }
    boolean always = tokens.is(at, "24") && tokens.is(at + 2, "7");
    boolean close = tokens.touching(at) && tokens.touching(at + 1);
    boolean goesOn = tokens.touching(at + 2) && tokens.is(at + 3, "/", "%");
    goesOn |= tokens.is(at + 3, "€", "eur", "euro", "euros");
    goesOn |= tokens.touching(at + 2) && tokens.is(at + 3, ":"); // "12/5:30 pm" ends with a time
    return close && !always && !goesOn && (hasTwoDigits(at) || isAmongTimes(at));
  }

  private boolean hasTwoDigits(int at) {
    return tokens.at(at).digits() == 2 || tokens.at(at + 2).digits() == 2;
  }

  private boolean isAmongTimes(int at) {
    int bracket = tokens.is(at + 3, "(") ? at + 4 : at - 1;
    boolean weekday = Calendar.weekday(tokens.at(bracket)).isPresent();
    return weekday || clocks.opensAt(at + 3) || clocks.opensAt(at + 4);
  }

  private static @Nullable WrittenDate inOrder(int year, int one, int two, boolean dayFirst) {
    boolean asWritten = dayFirst ? two <= 12 : one > 12;
    int day = asWritten ? one : two;
    int month = asWritten ? two : one;
    return Calendar.isDay(day) && isMonth(month) ? new WrittenDate(year, month, day, null) : null;
  }

  private static boolean isMonth(int number) {
    return number >= 1 && number <= 12;
  }

  private static boolean isSeparator(String word) {
    return word.equals("/") || word.equals("-") || word.equals(".");
  }
}
