package io.workshopstream.catalogue.suggestion;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A word of a name with how it is spoken.
 *
 * @param codes of Double Metaphone, the usual and the other one; none for what has no Latin letters
 */
record SpokenWord(String text, Set<String> codes) {

  private static final int LONGEST_CODE = 8;
  private static final int SHORTEST_NICKNAME = 3;
  private static final DoubleMetaphone METAPHONE = metaphone();
  private static final LevenshteinDistance ONE_EDIT = new LevenshteinDistance(1);

  private static final double INITIAL = 0.8;
  private static final double NICKNAME = 0.75;
  private static final double ALIKE = 0.85;

  private static DoubleMetaphone metaphone() {
    DoubleMetaphone metaphone = new DoubleMetaphone();
    metaphone.setMaxCodeLen(LONGEST_CODE);
    return metaphone;
  }

  static SpokenWord of(String text) {
    return new SpokenWord(
        text,
        Stream.of(METAPHONE.doubleMetaphone(text), METAPHONE.doubleMetaphone(text, true))
            .filter(code -> code != null && !code.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean isInitial() {
    return text.length() == 1;
  }

  boolean soundsLike(SpokenWord other) {
    return !Collections.disjoint(codes, other.codes);
  }

  /** How well one of two words stands for the other, from 0 to 1. */
  double standsFor(SpokenWord other) {
    if (text.equals(other.text)) {
      return 1;
    }
    if (isInitial() || other.isInitial()) {
      return text.charAt(0) == other.text.charAt(0) ? INITIAL : 0;
    }
    if (soundsLike(other) || isOneEditFrom(other)) {
      return ALIKE;
    }
    return isNickname(text, other.text) || isNickname(other.text, text) ? NICKNAME : 0;
  }

  private boolean isOneEditFrom(SpokenWord other) {
    boolean longEnough = Math.min(text.length(), other.text.length()) > SHORTEST_NICKNAME;
    return longEnough && ONE_EDIT.apply(text, other.text) >= 0;
  }

  private static boolean isNickname(String name, String whole) {
    return name.length() >= SHORTEST_NICKNAME && whole.startsWith(name);
  }
}
