package io.workshopstream.api.legacy;

import io.workshopstream.admin.page.ShownWorkshop;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.Studios;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is missing at the workshops that are not over, so that people can set it. What is hidden or
 * over needs no mending.
 */
@ApplicationScoped
public class MissingValues {

  private static final Set<String> NO_SONG =
      Set.of("", "tba", "tbd", "n/a", "to be announced", "to be decided");

  private static final Set<String> NOBODY = Set.of("tba", "tbd", "n/a");

  @Inject private Catalogue catalogue;
  @Inject private Artists artists;
  @Inject private Studios studios;
  @Inject private Clock clock;

  List<MissingSession> artists() {
    return sessions(
        workshop ->
            workshop.artistIds().isEmpty()
                || workshop.artistIds().stream().anyMatch(MissingValues::isNobody));
  }

  private static boolean isNobody(String id) {
    return id.isBlank() || NOBODY.contains(id.toLowerCase(Locale.ROOT));
  }

  List<MissingSession> songs() {
    return sessions(MissingValues::hasNoSong);
  }

  private static boolean hasNoSong(Workshop workshop) {
    String song = workshop.song();
    return song == null || NO_SONG.contains(song.strip().toLowerCase(Locale.ROOT));
  }

  private List<MissingSession> sessions(Predicate<Workshop> wanted) {
    return current()
        .filter(entry -> entry.workshop().type() != EventType.REGULARS)
        .filter(entry -> wanted.test(entry.workshop()))
        .flatMap(this::sessions)
        .sorted(
            Comparator.comparing(MissingSession::timestampEpoch)
                .thenComparing(MissingSession::workshopUuid))
        .toList();
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(Studio.DEFAULT_ZONE));
  }

  private Stream<CatalogueEntry> current() {
    return catalogue.since(today()).stream().filter(entry -> !entry.isHidden());
  }

  private Stream<MissingSession> sessions(CatalogueEntry entry) {
    return studios.find(entry.page().studio()).stream()
        .flatMap(
            studio ->
                entry.workshop().slots().stream()
                    .filter(slot -> !slot.date().isBefore(today()))
                    .map(slot -> MissingSession.of(entry, slot, studio)));
  }

  List<MissingLink> links() {
    Map<String, Artist> known =
        artists.all().stream().collect(Collectors.toMap(Artist::id, Function.identity()));
    return current()
        .filter(entry -> entry.choreographyLink() == null)
        .map(entry -> link(entry, known))
        .toList();
  }

  private static MissingLink link(CatalogueEntry entry, Map<String, Artist> known) {
    Workshop workshop = ShownWorkshop.of(entry.workshop());
    List<String> links =
        workshop.artistIds().stream()
            .map(known::get)
            .filter(Objects::nonNull)
            .map(Artist::instagramLink)
            .filter(Objects::nonNull)
            .toList();
    return new MissingLink(
        entry.id().value(),
        workshop.song(),
        workshop.song(),
        workshop.by(),
        workshop.artistIds(),
        links);
  }
}
