package io.workshopstream.catalogue.suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How much two names are alike.
 *
 * @param score from 0 to 1
 * @param why what the score comes from
 */
record NameLikeness(double score, Likeness why) {

  private static final double LARGEST = 0.99; // the very same would be no suggestion
  private static final int LETTERS_PER_EDIT = 4;
  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

  static NameLikeness of(SpokenName one, SpokenName other) {
    return Stream.of(
            new NameLikeness(byLetters(one, other), Likeness.EDIT_DISTANCE),
            new NameLikeness(bySound(one, other), Likeness.SOUNDS_ALIKE),
            new NameLikeness(byParts(one, other), Likeness.NAME_PART))
        .max(Comparator.comparingDouble(NameLikeness::score))
        .orElseThrow();
  }

  private static double byLetters(SpokenName one, SpokenName other) {
    return Math.max(byLetters(one.text(), other.text()), byLetters(one.sorted(), other.sorted()));
  }

  /** 1 less the share of letters to change; 0 when there are too many. */
  private static double byLetters(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    if (longer == 0) {
      return 0;
    }
    int most = Math.max(1, longer / LETTERS_PER_EDIT);
    int edits = new LevenshteinDistance(most).apply(one, other);
    return edits < 0 ? 0 : Math.min(LARGEST, 1 - (double) edits / longer);
  }

  /** Each word is spoken as one of the other name; the letters say how sure that is. */
  private static double bySound(SpokenName one, SpokenName other) {
    boolean alike =
        one.words().size() == other.words().size()
            && !one.words().isEmpty()
            && pairs(one, other, (word, with) -> word.soundsLike(with) ? 1 : 0).isPresent();
    return alike ? 0.45 + 0.5 * JARO_WINKLER.apply(one.sorted(), other.sorted()) : 0;
  }

  private interface Fit {
    double of(SpokenWord word, SpokenWord with);
  }

  /** Each word of the shorter name stands for one of the longer; more words make it less sure. */
  private static double byParts(SpokenName one, SpokenName other) {
    boolean swap = one.words().size() > other.words().size();
    SpokenName shorter = swap ? other : one;
    SpokenName longer = swap ? one : other;
    if (shorter.words().stream().allMatch(SpokenWord::isInitial)) {
      return 0;
    }
    OptionalDouble mean = pairs(shorter, longer, SpokenWord::standsFor);
    double share = (double) shorter.words().size() / longer.words().size();
    return mean.isPresent() ? 0.9 * mean.getAsDouble() * (0.7 + 0.3 * share) : 0;
  }

  /** The mean of the best pairs; empty when a word of the shorter name has no partner. */
  private static OptionalDouble pairs(SpokenName shorter, SpokenName longer, Fit fit) {
    List<SpokenWord> free = new ArrayList<>(longer.words());
    double sum = 0;
    for (SpokenWord word : shorter.words()) {
      SpokenWord best =
          free.stream().max(Comparator.comparingDouble(with -> fit.of(word, with))).orElseThrow();
      double value = fit.of(word, best);
      if (value == 0) {
        return OptionalDouble.empty();
      }
      sum += value;
      free.remove(best);
    }
    return OptionalDouble.of(sum / shorter.words().size());
  }
}
