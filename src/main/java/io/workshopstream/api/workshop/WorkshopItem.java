package io.workshopstream.api.workshop;

import io.workshopstream.api.listing.PublicMeeting;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.workshop.Workshop;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a workshop as apps know it.
 *
 * @param updatedAt seconds since 1970, with a fraction
 * @param timestampEpoch the start in seconds since 1970; midnight when no time is known
 */
record WorkshopItem(
    String uuid,
    String paymentLink,
    String paymentLinkType,
    String studioId,
    String studioName,
    double updatedAt,
    @Nullable String by,
    @Nullable String song,
    @Nullable String pricingInfo,
    long timestampEpoch,
    List<String> artistIdList,
    List<String> artistImageUrls,
    List<String> artistInstagramLinks,
    String date,
    String time,
    String eventType,
    @Nullable String choreoInstaLink) {

  static WorkshopItem of(PublicMeeting meeting) {
    Workshop workshop = meeting.workshop();
    List<Artist> artists = meeting.artists();
    return new WorkshopItem(
        workshop.uuid(),
        workshop.link().toString(),
        "url",
        meeting.studio().id().value(),
        meeting.studio().name(),
        meeting.publication().updatedAt().toEpochMilli() / 1000.0,
        meeting.label(),
        workshop.song(),
        workshop.pricing(),
        meeting.epoch(),
        workshop.artistIds(),
        artists.stream().map(Artist::imageUrl).filter(Objects::nonNull).toList(),
        artists.stream().map(Artist::instagramLink).filter(Objects::nonNull).toList(),
        DateLabels.day(meeting.slot().date()),
        DateLabels.time(meeting.slot()),
        workshop.type().word(),
        meeting.listed().choreographyLink());
  }
}
