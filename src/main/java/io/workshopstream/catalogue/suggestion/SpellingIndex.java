package io.workshopstream.catalogue.suggestion;

import io.workshopstream.catalogue.artist.Artist;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the artists whose names, aliases and handles are like a name, without a look at all of
 * them: only spellings that share words, sounds or groups of letters with it are compared, and of
 * those the {@value #MOST_COMPARED} that share most.
 */
public final class SpellingIndex {

  private static final int MOST_SPELLINGS = 60_000;
  private static final int MOST_COMPARED = 60;
  private static final int MOST_WITH_ONE_KEY = 2_000;
  private static final int GRAM = 3;
  private static final double LEAST_SCORE = 0.5;

  /** A way to write an artist's name. */
  private record Spelling(Artist artist, String words, SpokenName name) {}

  private final List<Spelling> spellings;
  private final Map<String, List<Integer>> places = new HashMap<>();

  private SpellingIndex(List<Spelling> spellings) {
    this.spellings = spellings;
    for (int place = 0; place < spellings.size(); place++) {
      for (String key : keys(spellings.get(place).name())) {
        places.computeIfAbsent(key, one -> new ArrayList<>()).add(place);
      }
    }
  }

  /** Of all names and handles, and of as many aliases as there is room for. */
  public static SpellingIndex of(List<Artist> artists) {
    Stream<Spelling> names =
        artists.stream()
            .flatMap(artist -> Stream.of(artist.name(), artist.id()).map(one -> of(artist, one)));
    Stream<Spelling> aliases =
        artists.stream()
            .flatMap(artist -> artist.aliases().stream().map(alias -> of(artist, alias)));
    return new SpellingIndex(
        Stream.concat(names, aliases)
            .filter(spelling -> !spelling.name().words().isEmpty())
            .limit(MOST_SPELLINGS)
            .toList());
  }

  private static Spelling of(Artist artist, String words) {
    return new Spelling(artist, words, SpokenName.of(words));
  }

  /** What two names have to share to be looked at: a word, a sound, or three letters in a row. */
  private static Set<String> keys(SpokenName name) {
    Set<String> keys = new HashSet<>();
    for (SpokenWord word : name.words()) {
      word.codes().forEach(code -> keys.add("sound " + code));
      String framed = "^" + word.text() + "$";
      for (int from = 0; from + GRAM <= framed.length(); from++) {
        keys.add(framed.substring(from, from + GRAM));
      }
    }
    return keys;
  }

  /** The artists that a name may mean, each once, the most alike first. */
  public List<ArtistSuggestion> suggest(String name, int atMost) {
    SpokenName wanted = SpokenName.of(name);
    Map<String, ArtistSuggestion> best = new HashMap<>();
    for (int place : candidates(wanted)) {
      Spelling spelling = spellings.get(place);
      NameLikeness likeness = NameLikeness.of(wanted, spelling.name());
      if (likeness.score() >= LEAST_SCORE) {
        best.merge(spelling.artist().id(), suggestion(spelling, likeness), SpellingIndex::better);
      }
    }
    return best.values().stream()
        .sorted(
            Comparator.comparingDouble(ArtistSuggestion::score)
                .reversed()
                .thenComparing(one -> one.artist().id()))
        .limit(atMost)
        .toList();
  }

  private static ArtistSuggestion suggestion(Spelling spelling, NameLikeness likeness) {
    return new ArtistSuggestion(
        spelling.artist(), spelling.words(), likeness.score(), likeness.why());
  }

  private static ArtistSuggestion better(ArtistSuggestion one, ArtistSuggestion other) {
    return other.score() > one.score() ? other : one;
  }

  /** The spellings that share most with a name, by their places. */
  private List<Integer> candidates(SpokenName wanted) {
    int[] shared = new int[spellings.size()];
    Set<String> keys = keys(wanted);
    for (String key : keys) {
      List<Integer> having = places.getOrDefault(key, List.of());
      having.subList(0, Math.min(having.size(), MOST_WITH_ONE_KEY)).forEach(at -> shared[at]++);
    }
    int enough = leastShared(shared, keys.size());
    List<Integer> most = at(shared, enough, Integer.MAX_VALUE);
    List<Integer> next = enough > 1 ? at(shared, enough - 1, enough - 1) : List.of();
    most.addAll(next.subList(0, Math.min(next.size(), MOST_COMPARED - most.size())));
    return most;
  }

  private static List<Integer> at(int[] shared, int least, int most) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < shared.length; place++) {
      if (shared[place] >= least && shared[place] <= most) {
        places.add(place);
      }
    }
    return places;
  }

  /** How much has to be shared so that no more than some are left; 1 at least. */
  private static int leastShared(int[] shared, int keys) {
    int[] having = new int[keys + 1];
    for (int one : shared) {
      having[one]++;
    }
    int least = keys + 1;
    for (int sum = 0; least > 1 && sum + having[least - 1] <= MOST_COMPARED; ) {
      least--;
      sum += having[least];
    }
    return least;
  }
}
