package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The stored workshops whose pages name artists by spellings that were not known before. */
public final class MatchedWorkshops {

  private static final WorkshopCondition EVERY = WorkshopCondition.since(LocalDate.of(1, 1, 1));

  private MatchedWorkshops() {}

  /** Keeps others from changing workshops until the transaction ends. */
  public static void lock(Handle handle) {
    WorkshopRows.lock(handle, EVERY);
  }

  /**
   * Those that name artists now whom they did not, as they are to be written.
   *
   * @param spellings the ids of the artists by spelling, folded
   */
  public static List<Workshop> of(Handle handle, Map<String, Set<String>> spellings) {
    return spellings.isEmpty()
        ? List.of()
        : WorkshopRows.select(handle, EVERY).stream()
            .map(CatalogueEntry::page)
            .flatMap(page -> matched(page, spellings).stream())
            .toList();
  }

  /**
   * Those that named an artist by a spelling alone that is its own no longer, as they are to be
   * written.
   *
   * @param artist without the spelling
   * @param spelling folded
   */
  public static List<Workshop> notBy(Handle handle, Artist artist, String spelling) {
    Set<String> left = ArtistNames.of(artist);
    return WorkshopRows.select(handle, WorkshopCondition.by(artist.id())).stream()
        .map(CatalogueEntry::page)
        .filter(page -> page.artistIds().contains(artist.id()))
        .filter(page -> ArtistNames.of(page.by()).contains(spelling))
        .filter(page -> ArtistNames.of(page.by()).stream().noneMatch(left::contains))
        .map(page -> page.withPeople(page.by(), without(page.artistIds(), artist.id())))
        .toList();
  }

  private static List<String> without(List<String> ids, String id) {
    return ids.stream().filter(one -> !one.equals(id)).toList();
  }

  private static Optional<Workshop> matched(Workshop page, Map<String, Set<String>> spellings) {
    Set<String> ids = new TreeSet<>(page.artistIds());
    boolean more =
        ids.addAll(
            ArtistNames.of(page.by()).stream()
                .flatMap(name -> spellings.getOrDefault(name, Set.of()).stream())
                .toList());
    return Stream.of(page)
        .filter(one -> more)
        .map(one -> one.withPeople(one.by(), List.copyOf(ids)))
        .findFirst();
  }
}
