package io.workshopstream.grammar.date;

import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Tokens;
import org.jspecify.annotations.Nullable;

/** Reads a year in words: "two thousand and thirty two", "twenty twenty six", "nineteen eighty". */
final class SpokenYear {

  private SpokenYear() {}

  /** The year at an index; null when none stands there. */
  static @Nullable Match<Integer> at(Tokens tokens, int at) {
    if (tokens.is(at, "two") && tokens.is(at + 1, "thousand")) {
      int rest = tokens.is(at + 2, "and") ? at + 3 : at + 2;
      Match<Integer> years = belowHundred(tokens, rest);
      return years == null ? new Match<>(2000, at + 2) : later(2000, years);
    }
    boolean century = tokens.is(at, "twenty", "nineteen");
    Match<Integer> years = century ? belowHundred(tokens, at + 1) : null;
    if (years == null || years.value() < 10) {
      return null;
    }
    return later(tokens.is(at, "twenty") ? 2000 : 1900, years);
  }

  private static Match<Integer> later(int century, Match<Integer> years) {
    return new Match<>(century + years.value(), years.next());
  }

  private static @Nullable Match<Integer> belowHundred(Tokens tokens, int at) {
    int tens = tokens.at(at).tens();
    int small = tokens.at(tens > 0 ? at + 1 : at).small();
    if (tens == 0) {
      return small > 0 ? new Match<>(small, at + 1) : null;
    }
    boolean unit = small > 0 && small < 10;
    return new Match<>(tens + (unit ? small : 0), unit ? at + 2 : at + 1);
  }
}
