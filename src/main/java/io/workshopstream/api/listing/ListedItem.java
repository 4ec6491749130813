package io.workshopstream.api.listing;

import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meeting in the flat list.
 *
 * @param id the workshop's name in addresses; its other meetings have the same
 * @param date and times on the studio's wall clock; null where no time is known
 * @param startsAt the same with the studio's offset from UTC
 * @param firstSeenAt when it was listed for the first time
 */
public record ListedItem(
    String id,
    String uuid,
    String studioId,
    String studioName,
    String eventType,
    @Nullable String song,
    @Nullable String by,
    List<String> artistIdList,
    String date,
    @Nullable String startTime,
    @Nullable String endTime,
    @Nullable String startsAt,
    @Nullable String endsAt,
    @Nullable String pricingInfo,
    String paymentLink,
    @Nullable String choreoInstaLink,
    Instant firstSeenAt,
    Instant updatedAt) {

  /** The names of all values, as they are written. */
  static final List<String> FIELDS =
      List.of(
          "id",
          "uuid",
          "studio_id",
          "studio_name",
          "event_type",
          "song",
          "by",
          "artist_id_list",
          "date",
          "start_time",
          "end_time",
          "starts_at",
          "ends_at",
          "pricing_info",
          "payment_link",
          "choreo_insta_link",
          "first_seen_at",
          "updated_at");

  public static ListedItem of(PublicMeeting meeting) {
    Workshop workshop = meeting.workshop();
    Slot slot = meeting.slot();
    return new ListedItem(
        meeting.listed().id().value(),
        workshop.uuid(),
        meeting.studio().id().value(),
        meeting.studio().name(),
        workshop.type().word(),
        workshop.song(),
        meeting.label(),
        workshop.artistIds(),
        slot.date().toString(),
        text(slot.start()),
        text(slot.end()),
        text(meeting.start()),
        text(meeting.end()),
        workshop.pricing(),
        workshop.link().toString(),
        meeting.listed().choreographyLink(),
        meeting.publication().firstSeenAt(),
        meeting.publication().updatedAt());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : Objects.toString(value);
  }

  private static @Nullable String text(Optional<ZonedDateTime> time) {
    return time.map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format).orElse(null);
  }
}
