package io.workshopstream.catalogue;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.store.AnnouncedNames;
import io.workshopstream.catalogue.store.ArtistRows;
import io.workshopstream.catalogue.suggestion.ArtistSuggestion;
import io.workshopstream.catalogue.suggestion.SpellingIndex;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The names on workshops that no artist has, and whom they may mean. */
public class UnmatchedNames {

  private static final int MOST_SUGGESTIONS = 5;

  /** What stands for a name where nobody is known. */
  private static final Set<String> NOBODY = Set.of("tba", "tbd", "n/a", "to be announced");

  private final Jdbi database;

  public UnmatchedNames(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /**
   * A name that no artist has.
   *
   * @param name folded: lower case, without accents
   * @param workshops how many bear it
   * @param suggestions the most likely first
   */
  public record UnmatchedName(String name, int workshops, List<ArtistSuggestion> suggestions) {

    public UnmatchedName {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * Some names.
   *
   * @param total how many there are, of which some may be left out
   */
  public record Page(List<UnmatchedName> names, int total) {

    public Page {
      names = List.copyOf(names);
    }
  }

  /** A name and on how many workshops it stands. */
  private record Announced(String name, int workshops) {}

  /** Those of workshops that end on the day or later, the most frequent first. */
  public Page since(LocalDate day, int atMost) {
    Map<String, Integer> counts = database.withHandle(handle -> AnnouncedNames.since(handle, day));
    List<Artist> artists = database.withHandle(ArtistRows::all);
    List<Announced> unknown = unknown(counts, artists);
    SpellingIndex index = SpellingIndex.of(unknown.isEmpty() ? List.of() : artists);
    List<UnmatchedName> names =
        unknown.stream()
            .limit(atMost)
            .map(one -> new UnmatchedName(one.name(), one.workshops(), suggested(index, one)))
            .toList();
    return new Page(names, unknown.size());
  }

  private static List<ArtistSuggestion> suggested(SpellingIndex index, Announced one) {
    return index.suggest(one.name(), MOST_SUGGESTIONS);
  }

  private static List<Announced> unknown(Map<String, Integer> counts, List<Artist> artists) {
    Set<String> known =
        artists.stream()
            .flatMap(artist -> ArtistNames.of(artist).stream())
            .collect(Collectors.toUnmodifiableSet());
    return counts.entrySet().stream()
        .filter(one -> !known.contains(one.getKey()) && !NOBODY.contains(one.getKey()))
        .map(one -> new Announced(one.getKey(), one.getValue()))
        .sorted(
            Comparator.comparing(Announced::workshops).reversed().thenComparing(Announced::name))
        .toList();
  }
}
