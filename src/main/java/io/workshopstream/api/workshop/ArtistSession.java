package io.workshopstream.api.workshop;

import io.workshopstream.api.listing.PublicMeeting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a workshop, as apps know it in lists that are not grouped.
 *
 * @param artist what a grouped list calls {@code by}
 * @param updatedAt seconds since 1970, with a fraction
 * @param timestampEpoch the start in seconds since 1970; midnight when no time is known
 */
record ArtistSession(
    String uuid,
    String paymentLink,
    String paymentLinkType,
    String studioId,
    double updatedAt,
    @Nullable String artist,
    @Nullable String song,
    @Nullable String pricingInfo,
    long timestampEpoch,
    List<String> artistIdList,
    String date,
    String time,
    String eventType,
    @Nullable String choreoInstaLink) {

  static ArtistSession of(PublicMeeting meeting) {
    WorkshopItem item = WorkshopItem.of(meeting);
    return new ArtistSession(
        item.uuid(),
        item.paymentLink(),
        item.paymentLinkType(),
        item.studioId(),
        item.updatedAt(),
        item.by(),
        item.song(),
        item.pricingInfo(),
        item.timestampEpoch(),
        item.artistIdList(),
        item.date(),
        item.time(),
        item.eventType(),
        item.choreoInstaLink());
  }
}
