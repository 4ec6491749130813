package io.workshopstream.catalogue.suggestion;

import io.workshopstream.catalogue.artist.ArtistNames;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name as it is compared with others: its words without case, accents and marks.
 *
 * @param words some at most, in order
 */
record SpokenName(List<SpokenWord> words) {

  private static final int MOST_WORDS = 6;
  private static final int LONGEST_WORD = 40;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");

  static SpokenName of(String name) {
    return new SpokenName(
        BETWEEN
            .splitAsStream(ArtistNames.folded(name))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
            .map(SpokenWord::of)
            .toList());
  }

  /** The words with blanks between. */
  String text() {
    return words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
  }

  /** The same in the order of the alphabet, for a surname that stands in front. */
  String sorted() {
    return words.stream().map(SpokenWord::text).sorted().collect(Collectors.joining(" "));
  }
}
