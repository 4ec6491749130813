package io.workshopstream.normalisation.rule;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The artists of the catalogue, to be recognised in what a page says: looked up by their spellings,
 * so that a page costs the same however many artists there are. Never changes.
 */
public final class KnownArtists {

  /** Nobody is known. */
  public static final KnownArtists NONE = new KnownArtists(List.of());

  /** Letters and digits of a name that is looked for in a text: "Ray" stands in too many. */
  private static final int SHORTEST = 4;

  private final List<Artist> all;
  private final Map<String, Set<String>> idsBySpelling = new HashMap<>();
  private final Map<String, List<Name>> namesByFirstWord = new HashMap<>();

  /** The words of a spelling, and the place of the artist. */
  private record Name(List<String> words, int place) {
    boolean standsIn(List<String> text, int at) {
      int end = at + words.size();
      return end <= text.size() && text.subList(at, end).equals(words);
    }
  }

  public KnownArtists(List<Artist> artists) {
    all = List.copyOf(artists);
    for (int place = 0; place < all.size(); place++) {
      Artist artist = all.get(place);
      for (String spelling : ArtistNames.of(artist)) {
        idsBySpelling.computeIfAbsent(spelling, unknown -> new TreeSet<>()).add(artist.id());
      }
      name(artist.name(), place);
      for (String alias : artist.aliases()) {
        name(alias, place);
      }
    }
  }

  private void name(String spelling, int place) {
    List<String> words = NameSimilarity.sequence(spelling);
    if (String.join(" ", words).length() >= SHORTEST) {
      namesByFirstWord
          .computeIfAbsent(words.get(0), unknown -> new ArrayList<>())
          .add(new Name(words, place));
    }
  }

  /** All of them, in the order in which they were given. */
  public List<Artist> all() {
    return all;
  }

  /** The ids of the known ones among single names, however these are written; sorted, each once. */
  public List<String> ids(List<String> names) {
    return names.stream()
        .map(ArtistNames::folded)
        .flatMap(name -> idsBySpelling.getOrDefault(name, Set.of()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The names of those of whom a whole spelling stands in a text, as the catalogue has them. */
  public List<String> namedIn(String text) {
    List<String> words = NameSimilarity.sequence(text);
    BitSet found = new BitSet();
    for (int at = 0; at < words.size(); at++) {
      for (Name name : namesByFirstWord.getOrDefault(words.get(at), List.of())) {
        if (name.standsIn(words, at)) {
          found.set(name.place());
        }
      }
    }
    return found.stream().mapToObj(place -> all.get(place).name()).toList();
  }
}
