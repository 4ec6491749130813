package io.workshopstream.api.workshop;

import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.Studios;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the public sees of the catalogue: workshops and intensives of enabled studios that nobody
 * hid, of this week and later; regular classes are left out.
 */
@ApplicationScoped
public class Listing {

  @Inject private Catalogue catalogue;
  @Inject private Artists artists;
  @Inject private Studios studios;
  @Inject private Clock clock;

  /** One meeting, with what it is shown with. */
  record Meeting(CatalogueEntry entry, Slot slot, Studio studio, Map<String, Artist> known) {

    WorkshopItem item() {
      return WorkshopItem.of(entry, slot, studio, known);
    }

    ArtistSession session() {
      return ArtistSession.of(entry, slot, studio, known);
    }
  }

  /** Those that are wanted, grouped by week. */
  WeekView week(Predicate<CatalogueEntry> wanted) {
    return WeekView.of(
        meetings(wanted)
            .map(meeting -> new WeekView.Dated(meeting.slot().date(), meeting.item()))
            .toList(),
        today());
  }

  /** Those that are wanted, in order of time. */
  List<ArtistSession> sessions(Predicate<CatalogueEntry> wanted) {
    LocalDate monday = WeekView.monday(today());
    return meetings(wanted)
        .filter(meeting -> !meeting.slot().date().isBefore(monday))
        .map(Meeting::session)
        .sorted(
            Comparator.comparing(ArtistSession::timestampEpoch).thenComparing(ArtistSession::uuid))
        .toList();
  }

  /** The ids of the artists of some workshop. */
  Set<String> teaching() {
    return entries(entry -> true)
        .flatMap(entry -> entry.workshop().artistIds().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(Studio.DEFAULT_ZONE));
  }

  private Stream<CatalogueEntry> entries(Predicate<CatalogueEntry> wanted) {
    return catalogue.since(WeekView.monday(today())).stream()
        .filter(entry -> entry.workshop().type() != EventType.REGULARS)
        .filter(entry -> !entry.isHidden())
        .filter(entry -> studio(entry).anyMatch(Studio::enabled))
        .filter(wanted);
  }

  private Stream<Studio> studio(CatalogueEntry entry) {
    return studios.find(entry.page().studio()).stream();
  }

  private Stream<Meeting> meetings(Predicate<CatalogueEntry> wanted) {
    Map<String, Artist> known =
        artists.all().stream().collect(Collectors.toMap(Artist::id, Function.identity()));
    return entries(wanted).flatMap(entry -> meetings(entry, known));
  }

  private Stream<Meeting> meetings(CatalogueEntry entry, Map<String, Artist> known) {
    return studio(entry)
        .flatMap(
            studio ->
                entry.workshop().slots().stream()
                    .map(slot -> new Meeting(entry, slot, studio, known)));
  }
}
