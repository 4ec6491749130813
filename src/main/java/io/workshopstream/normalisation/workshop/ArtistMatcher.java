package io.workshopstream.normalisation.workshop;

import io.workshopstream.catalogue.Artist;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Recognises the artists of the catalogue. */
final class ArtistMatcher {

  private ArtistMatcher() {}

  /** The ids of the known ones among single names, compared without case; sorted, each once. */
  static List<String> ids(List<String> names, List<Artist> artists) {
    Set<String> plain = Set.copyOf(names.stream().map(ArtistMatcher::plain).toList());
    return artists.stream()
        .filter(artist -> spellings(artist).anyMatch(spelling -> plain.contains(plain(spelling))))
        .map(Artist::id)
        .distinct()
        .sorted()
        .toList();
  }

  /** The known artists whose whole name stands in a text. */
  static List<String> namedIn(String text, List<Artist> artists) {
    String words = " " + String.join(" ", NameSimilarity.sequence(text)) + " ";
    List<String> found = new ArrayList<>();
    for (Artist artist : artists) {
      boolean named =
          spellings(artist)
              .map(spelling -> String.join(" ", NameSimilarity.sequence(spelling)))
              .anyMatch(spelling -> spelling.length() > 3 && words.contains(" " + spelling + " "));
      if (named) {
        found.add(artist.name());
      }
    }
    return found;
  }

  private static Stream<String> spellings(Artist artist) {
    return Stream.concat(Stream.of(artist.name()), artist.aliases().stream());
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s{1,1000}", " ").toLowerCase(Locale.ROOT);
  }
}
