package io.workshopstream.api.listing;

import io.workshopstream.admin.page.ShownWorkshop;
import io.workshopstream.catalogue.PublicCatalogue;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.listing.ListedMeeting;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPage;
import io.workshopstream.catalogue.listing.ListingPlace;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the public sees of the catalogue: meetings of enabled studios; without a wish of their own
 * those of this week, which begins on Monday by each studio's clock, and later.
 */
@ApplicationScoped
public class PublicListing {

  @Inject private PublicCatalogue catalogue;
  @Inject private Studios studios;
  @Inject private Clock clock;

  /** The Monday of the week that it is where the studio is. */
  public LocalDate monday(Studio studio) {
    return studio.today(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** This week's meetings and later ones, of all studios. */
  public MeetingFilter current() {
    return current(studios.enabled());
  }

  /**
   * This week's meetings and later ones.
   *
   * @param id of which studio; null for all of them
   * @throws BadRequestException when no studio has the id
   */
  public MeetingFilter current(@Nullable String id) {
    return current(studios(id));
  }

  /** This week's meetings of one studio, and later ones; none when it is not enabled. */
  public MeetingFilter current(Studio studio) {
    return current(Stream.of(studio).filter(Studio::enabled).toList());
  }

  private MeetingFilter current(Collection<Studio> some) {
    TreeMap<LocalDate, Set<String>> byMonday =
        some.stream()
            .collect(
                Collectors.groupingBy(
                    this::monday,
                    TreeMap::new,
                    Collectors.mapping(studio -> studio.id().value(), Collectors.toSet())));
    return MeetingFilter.since(
        byMonday.entrySet().stream()
            .map(one -> new MeetingFilter.Since(one.getValue(), one.getKey()))
            .toList());
  }

  /**
   * Meetings from a day on.
   *
   * @param id of which studio; null for all of them
   * @throws BadRequestException when no studio has the id
   */
  MeetingFilter from(@Nullable String id, LocalDate day) {
    Set<String> ids =
        studios(id).stream().map(studio -> studio.id().value()).collect(Collectors.toSet());
    return MeetingFilter.since(
        ids.isEmpty() ? List.of() : List.of(new MeetingFilter.Since(ids, day)));
  }

  private List<Studio> studios(@Nullable String id) {
    if (id == null) {
      return studios.enabled();
    }
    Studio studio =
        StudioId.parse(id)
            .flatMap(studios::find)
            .orElseThrow(
                () ->
                    new BadRequestException(
                        "studio must be the id of a studio, as /api/studios lists them"));
    return studio.enabled() ? List.of(studio) : List.of();
  }

  /** What some words are about. */
  public MeetingFilter.Words words(String text) {
    String folded = ArtistNames.folded(text);
    return new MeetingFilter.Words(
        folded,
        studios.enabled().stream()
            .filter(studio -> ArtistNames.folded(studio.name()).contains(folded))
            .map(studio -> studio.id().value())
            .collect(Collectors.toSet()));
  }

  /**
   * Meetings in order.
   *
   * @param after where the page before ended; null for the first page
   */
  public List<PublicMeeting> meetings(
      MeetingFilter filter, ListingOrder order, @Nullable ListingPlace after, int limit) {
    return shown(catalogue.page(filter, order, after, limit));
  }

  /** Meetings that were listed and are no longer, in order of time. */
  public List<PublicMeeting> cancelled(MeetingFilter filter, Instant since, int limit) {
    return shown(catalogue.cancelled(filter, since, limit));
  }

  /** The meetings of one workshop; none when the public does not see it. */
  public List<PublicMeeting> workshop(WorkshopId id) {
    return shown(catalogue.workshop(id)).stream()
        .filter(meeting -> meeting.studio().enabled())
        .toList();
  }

  private List<PublicMeeting> shown(ListingPage page) {
    Function<String, @Nullable Artist> known = page.artists()::get;
    return page.meetings().stream().flatMap(one -> shown(one, known)).toList();
  }

  private Stream<PublicMeeting> shown(
      ListedMeeting meeting, Function<String, @Nullable Artist> known) {
    return studios.find(meeting.workshop().studio()).stream()
        .map(
            studio ->
                new PublicMeeting(
                    meeting,
                    ShownWorkshop.of(meeting.workshop()),
                    studio,
                    meeting.workshop().artistIds().stream()
                        .map(known)
                        .filter(Objects::nonNull)
                        .toList()));
  }
}
