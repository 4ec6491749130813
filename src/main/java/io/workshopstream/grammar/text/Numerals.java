package io.workshopstream.grammar.text;

import java.util.List;

/** The numbers that words name. */
public final class Numerals {

  private static final List<String> SMALL =
      List.of(
          ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                  + " sixteen seventeen eighteen nineteen")
              .split(" ", -1));
  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));

  private Numerals() {}

  /** 1 to 19, or 0. */
  public static int small(Token token) {
    return SMALL.indexOf(token.word()) + 1;
  }

  /** 20, 30 and so on to 90, or 0. */
  public static int tens(Token token) {
    int index = TENS.indexOf(token.word());
    return index < 0 ? 0 : (index + 2) * 10;
  }
}
