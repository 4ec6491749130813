package io.workshopstream.grammar.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much two names are the same, whatever their order, case, marks and extra words. */
public final class NameSimilarity {

  private static final Tokens.Finder<List<String>> SEQUENCE = NameSimilarity::sequence;
  private static final Tokens.Finder<Set<String>> WORDS =
      tokens -> Collections.unmodifiableSet(new HashSet<>(tokens.find(SEQUENCE)));

  private NameSimilarity() {}

  /** 1 for the same words, 0 for none in common; nearly 1 when one name contains the other. */
  public static double of(String one, String other) {
    return of(words(one), words(other));
  }

  /** As {@link #of(String, String)}, for the words of two names. */
  public static double of(Set<String> first, Set<String> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return 0;
    }
    int common = 0;
    int shorter = Math.min(first.size(), second.size());
    boolean swapped = first.size() > shorter;
    for (String word : swapped ? second : first) {
      common += (swapped ? first : second).contains(word) ? 1 : 0;
    }
    double contained = shorter > 1 ? 0.95 * common / shorter : 0;
    return Math.max(2.0 * common / (first.size() + second.size()), contained);
  }

  /** The distinct words and numbers of a text, lower case. */
  public static Set<String> words(String text) {
    return Tokens.of(text).find(WORDS);
  }

  /** The words and numbers of a text in order, lower case, without any marks. */
  public static List<String> sequence(String text) {
    return Tokens.of(text).find(SEQUENCE);
  }

  private static List<String> sequence(Tokens tokens) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.at(at).isWord() || tokens.at(at).isNumber()) {
        words.add(tokens.at(at).word());
      }
    }
    return Collections.unmodifiableList(words);
  }
}
