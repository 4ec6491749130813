package io.workshopstream.grammar.date;

import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;

/**
 * The month and year that a heading gives to what stands below it: "January 2025", "Season 2026".
 *
 * @param year 0 when not written
 * @param month 0 when not written
 */
public record Period(int year, int month) {

  /** What a text says; both parts are 0 when it says nothing. */
  public static Period in(String text) {
    Tokens tokens = Tokens.of(text);
    int year = 0;
    int month = 0;
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.at(at);
      boolean longer = tokens.at(at - 1).digits() > 2; // "+1 564 217 2000" is a telephone number
      boolean isYear = token.digits() == 4 && token.value() >= 1990 && token.value() <= 2100;
      year = year == 0 && isYear && !longer ? token.value() : year;
      boolean isDay = tokens.at(at - 1).digits() > 0 && tokens.at(at - 1).digits() <= 2;
      month = month == 0 && !isDay ? Calendar.month(token) : month;
    }
    return new Period(year, month);
  }

  public WrittenDate complete(WrittenDate date) {
    WrittenDate complete = date.month() == 0 && month > 0 ? date.withMonth(month) : date;
    boolean same = month == 0 || month == complete.month();
    return complete.year() == 0 && year > 0 && same ? complete.withYear(year) : complete;
  }
}
