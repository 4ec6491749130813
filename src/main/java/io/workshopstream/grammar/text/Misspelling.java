package io.workshopstream.grammar.text;

import java.util.List;
import java.util.Optional;

/** Recognises a word with one wrong, missing, doubled or swapped letter: "Febuary", "Thrusday". */
final class Misspelling {

  /** All words that are looked for have one letter more. */
  private static final int SHORTEST = 5;

  private Misspelling() {}

  /** The one of some words that another one misspells; empty for none. */
  static Optional<String> nearest(String written, List<String> words) {
    if (written.length() >= SHORTEST) {
      for (String word : words) {
        if (isSlip(written, word)) {
          return Optional.of(word);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSlip(String written, String word) {
    int longer = written.length() - word.length();
    if (written.isEmpty() || written.charAt(0) != word.charAt(0) || Math.abs(longer) > 1) {
      return false;
    }
    int from = 0;
    while (from < written.length()
        && from < word.length()
        && written.charAt(from) == word.charAt(from)) {
      from++;
    }
    String rest = written.substring(from);
    String expected = word.substring(from);
    return switch (longer) {
      case 1 -> rest.substring(1).equals(expected);
      case -1 -> rest.equals(expected.substring(1));
      default -> isReplaced(rest, expected) || isSwapped(rest, expected);
    };
  }

  private static boolean isReplaced(String rest, String expected) {
    return !rest.isEmpty() && rest.substring(1).equals(expected.substring(1));
  }

  private static boolean isSwapped(String rest, String expected) {
    return rest.length() > 1
        && rest.charAt(0) == expected.charAt(1)
        && rest.charAt(1) == expected.charAt(0)
        && rest.substring(2).equals(expected.substring(2));
  }
}
