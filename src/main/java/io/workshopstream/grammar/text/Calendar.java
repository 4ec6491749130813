package io.workshopstream.grammar.text;

import java.time.DayOfWeek;
import java.util.Optional;

/** The words for months, weekdays and days of the month, in the languages that pages are in. */
public final class Calendar {

  private Calendar() {}

  /** 1 to 12, or 0 for a word that names no month. */
  public static int month(Token token) {
    return token.meaning().month();
  }

  public static Optional<DayOfWeek> weekday(Token token) {
    return Optional.ofNullable(token.meaning().weekday());
  }

  /** The number that an ordinal word names, or 0. */
  public static int ordinal(Token token) {
    return token.meaning().ordinal();
  }

  /** Whether a word only says that the number before it counts: "24th", "22rd". */
  public static boolean isSuffix(Token token) {
    return token.is("st") || token.is("nd") || token.is("rd") || token.is("th") || token.is("ter");
  }

  public static boolean isDay(int number) {
    return number >= 1 && number <= 31;
  }

  public static boolean isYear(int number) {
    return number >= 1900 && number <= 2100;
  }

  /** The year that two digits mean: 1970 to 2069. */
  public static int century(int twoDigits) {
    return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
  }
}
