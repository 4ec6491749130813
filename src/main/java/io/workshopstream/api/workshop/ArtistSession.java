package io.workshopstream.api.workshop;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.studio.Studio;
import java.util.List;
import java.util.Map;
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

  static ArtistSession of(
      CatalogueEntry entry, Slot slot, Studio studio, Map<String, Artist> known) {
    WorkshopItem item = WorkshopItem.of(entry, slot, studio, known);
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
