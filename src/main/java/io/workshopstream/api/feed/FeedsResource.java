package io.workshopstream.api.feed;

import io.workshopstream.api.conditional.ConditionalAnswers;
import io.workshopstream.api.listing.PublicListing;
import io.workshopstream.api.listing.PublicMeeting;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.workshop.WorkshopId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue for other programs than apps: calendars, feed readers and search engines. */
@Path("/")
public class FeedsResource {

  private static final String CALENDAR = "text/calendar; charset=utf-8";
  private static final String FEED = "application/feed+json";
  private static final String LINKED = "application/ld+json";
  private static final int MOST_MEETINGS = 1000;
  private static final int MOST_CANCELLED = 200;
  private static final int MOST_NEW = 50;

  /** How long those are told that are no longer listed. */
  private static final Period TOLD = Period.ofDays(30);

  @Inject private PublicListing listing;
  @Inject private ConditionalAnswers answers;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  /**
   * Meetings of this week and later as a calendar, with those that were cancelled in the last 30
   * days.
   *
   * @param studio of which studio only
   * @param artist by whom only
   */
  @GET
  @Path("workshops.ics")
  @Produces(CALENDAR)
  public Response calendar(
      @QueryParam("studio") @Nullable String studio,
      @QueryParam("artist") @Nullable String artist) {
    filter(studio, artist); // refuses what is wrong, whatever tag the client has
    return answers.answer(http, CALENDAR, () -> calendar(filter(studio, artist)));
  }

  private String calendar(MeetingFilter filter) {
    Instant since = today().minus(TOLD).atStartOfDay(ZoneOffset.UTC).toInstant();
    return CalendarText.of(
        "Dance workshops",
        listing.meetings(filter, ListingOrder.DATE, null, MOST_MEETINGS),
        listing.cancelled(filter, since, MOST_CANCELLED));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * New workshops, the newest first.
   *
   * @param studio of which studio only
   * @param artist by whom only
   */
  @GET
  @Path("workshops.feed.json")
  @Produces(FEED)
  public Response feed(
      @QueryParam("studio") @Nullable String studio,
      @QueryParam("artist") @Nullable String artist) {
    filter(studio, artist); // refuses what is wrong, whatever tag the client has
    String query = http.getQueryString();
    String address = http.getRequestURL() + (query == null ? "" : "?" + query);
    return answers.answer(
        http,
        FEED,
        () ->
            JsonFeed.of(
                "New dance workshops",
                address,
                listing.meetings(
                    filter(studio, artist),
                    ListingOrder.FIRST_SEEN_BACKWARDS,
                    null,
                    MOST_MEETINGS / 2),
                MOST_NEW));
  }

  /** Follows from the day and the studios: to be made after the state that the tag is of. */
  private MeetingFilter filter(@Nullable String studio, @Nullable String artist) {
    if (artist != null
        && (artist.length() > Artist.LONGEST_NAME
            || artist.chars().anyMatch(Character::isISOControl))) {
      throw new BadRequestException(
          "artist must be the id of an artist, as /api/artists lists them");
    }
    return listing.current(studio).by(artist);
  }

  /** One workshop with all of its meetings. */
  @GET
  @Path("workshops/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response workshop(@PathParam("id") String id) {
    return answers.answer(http, MediaType.APPLICATION_JSON, () -> PublicWorkshop.of(meetings(id)));
  }

  /** The same in the words of schema.org. */
  @GET
  @Path("workshops/{id}")
  @Produces(LINKED + ";qs=0.5")
  public Response linked(@PathParam("id") String id) {
    return answers.answer(http, LINKED, () -> LinkedEvent.of(meetings(id)));
  }

  private List<PublicMeeting> meetings(String id) {
    List<PublicMeeting> meetings = WorkshopId.parse(id).map(listing::workshop).orElse(List.of());
    if (meetings.isEmpty()) {
      throw new NotFoundException("No workshop has this id: it is that of a meeting in the lists");
    }
    return meetings;
  }
}
