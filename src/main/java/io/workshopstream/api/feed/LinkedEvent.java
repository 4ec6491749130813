package io.workshopstream.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.workshopstream.api.listing.PublicMeeting;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A workshop in the words of schema.org, as JSON-LD: a dance event; of several meetings each is one
 * of its own within the whole.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LinkedEvent(
    @JsonProperty("@context") @Nullable String context,
    @JsonProperty("@type") String type,
    @JsonProperty("identifier") String identifier,
    @JsonProperty("name") String name,
    @JsonProperty("startDate") String startDate,
    @JsonProperty("endDate") @Nullable String endDate,
    @JsonProperty("eventStatus") String eventStatus,
    @JsonProperty("url") String url,
    @JsonProperty("description") @Nullable String description,
    @JsonProperty("location") Place location,
    @JsonProperty("organizer") Organization organizer,
    @JsonProperty("performer") @Nullable List<Person> performer,
    @JsonProperty("offers") @Nullable List<Offer> offers,
    @JsonProperty("subEvent") @Nullable List<LinkedEvent> subEvent) {

  private static final String CONTEXT = "https://schema.org";
  private static final String SCHEDULED = "https://schema.org/EventScheduled";

  /** Where it is. */
  record Place(
      @JsonProperty("@type") String type,
      @JsonProperty("name") String name,
      @JsonProperty("address") Address address) {}

  /** In which city. */
  record Address(
      @JsonProperty("@type") String type,
      @JsonProperty("addressLocality") String addressLocality) {}

  /** Who holds it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Organization(
      @JsonProperty("@type") String type,
      @JsonProperty("name") String name,
      @JsonProperty("sameAs") @Nullable String sameAs) {}

  /** Who teaches. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Person(
      @JsonProperty("@type") String type,
      @JsonProperty("name") String name,
      @JsonProperty("image") @Nullable String image,
      @JsonProperty("sameAs") @Nullable String sameAs) {}

  /** What it costs. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Offer(
      @JsonProperty("@type") String type,
      @JsonProperty("price") BigDecimal price,
      @JsonProperty("priceCurrency") String priceCurrency,
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("url") String url) {}

  /**
   * A workshop.
   *
   * @param meetings at least one, in order
   */
  static LinkedEvent of(List<PublicMeeting> meetings) {
    PublicMeeting first = meetings.get(0);
    PublicMeeting last = meetings.get(meetings.size() - 1);
    String id = first.listed().id().value();
    List<LinkedEvent> parts =
        meetings.stream()
            .map(one -> event(null, one.listed().key(), List.of(one, one), null))
            .toList();
    return event(CONTEXT, id, List.of(first, last), parts.size() == 1 ? null : parts);
  }

  private static LinkedEvent event(
      @Nullable String context,
      String id,
      List<PublicMeeting> ends,
      @Nullable List<LinkedEvent> parts) {
    PublicMeeting first = ends.get(0);
    Workshop workshop = first.workshop();
    List<Person> people = people(first);
    List<Offer> offers = offers(workshop);
    return new LinkedEvent(
        context,
        "DanceEvent",
        id,
        first.title(),
        start(first),
        end(ends.get(1)),
        SCHEDULED,
        workshop.link().toString(),
        workshop.pricing(),
        place(first.studio()),
        new Organization("Organization", first.studio().name(), first.studio().instagramLink()),
        people.isEmpty() ? null : people,
        offers.isEmpty() ? null : offers,
        parts);
  }

  private static String start(PublicMeeting meeting) {
    return meeting.start().map(LinkedEvent::text).orElse(meeting.slot().date().toString());
  }

  private static @Nullable String end(PublicMeeting meeting) {
    return meeting.end().map(LinkedEvent::text).orElse(null);
  }

  private static String text(ZonedDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  private static Place place(Studio studio) {
    return new Place("Place", studio.name(), new Address("PostalAddress", studio.city()));
  }

  /** Those who are known; else whomever the page names. */
  private static List<Person> people(PublicMeeting meeting) {
    List<Artist> known = meeting.artists();
    return known.isEmpty()
        ? Stream.ofNullable(meeting.workshop().by())
            .flatMap(by -> Stream.of(by.split(" x ", -1)))
            .map(name -> new Person("Person", name, null, null))
            .toList()
        : known.stream()
            .map(one -> new Person("Person", one.name(), one.imageUrl(), one.instagramLink()))
            .toList();
  }

  private static List<Offer> offers(Workshop workshop) {
    String url = workshop.link().toString();
    return PriceLines.of(workshop.pricing()).stream()
        .map(one -> new Offer("Offer", one.amount(), one.currency(), one.name(), url))
        .toList();
  }
}
