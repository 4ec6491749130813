package io.workshopstream.grammar.date;

import io.workshopstream.grammar.clock.Clock;
import io.workshopstream.grammar.clock.ClockParser;
import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;

/** The forms in which the year of a day is written, behind the day or behind its time. */
final class YearParser {

  private final Tokens tokens;
  private final ClockParser clocks;

  YearParser(Tokens tokens) {
    this.tokens = tokens;
    this.clocks = new ClockParser(tokens);
  }

  /** The year after a date, 0 for none. Two digits only stand after a month word. */
  Match<Integer> at(int at, boolean shortOnes) {
    int next = at;
    while (next < at + 2 && tokens.is(next, ",", "'", "-", "/", ".", "of", "de", "in", "(")) {
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
  Match<WrittenDate> afterTime(Match<WrittenDate> date) {
    if (date.value().year() > 0) {
      return date;
    }
    int at = tokens.is(date.next(), ",") ? date.next() + 1 : date.next();
    Match<Clock> start = clocks.at(at);
    boolean range = start != null && tokens.at(start.next()).isRange();
    Match<Clock> end = start != null && range ? clocks.at(start.next() + 1) : start;
    Token year = end == null || !end.value().exact() ? Token.OUTSIDE : tokens.at(end.next());
    boolean closes = end != null && !clocks.opensAt(end.next());
    return closes && year.digits() == 4 && Calendar.isYear(year.value())
        ? new Match<>(date.value().withYear(year.value()), date.next())
        : date;
  }

  /** "24 Jan 25 Jan", "24 Jan 10-12": the number is the next day or an hour, not a year. */
  private boolean opensDays(int at) {
    boolean hours =
        tokens.at(at + 1).isRange()
            && tokens.isShortNumber(at + 2)
            && !tokens.is(at - 1, "'", "-", "/", ".")
            && !tokens.at(at + 3).isWord()
            && !tokens.is(at + 3, "/", "-", ".");
    return hours
        || Calendar.month(tokens.at(at + 1)) > 0
        || Calendar.isSuffix(tokens.at(at + 1))
        || tokens.is(at + 1, "%", "+", "/", "days", "day", "people", "seats", "spots", "noon");
  }
}
