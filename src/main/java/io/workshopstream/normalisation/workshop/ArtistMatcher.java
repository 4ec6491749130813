package io.workshopstream.normalisation.workshop;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Recognises the artists of the catalogue. */
final class ArtistMatcher {

  private ArtistMatcher() {}

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
}
