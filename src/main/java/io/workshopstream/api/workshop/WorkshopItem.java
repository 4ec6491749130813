package io.workshopstream.api.workshop;

import io.workshopstream.admin.page.ShownWorkshop;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

  /**
   * One meeting of a stored workshop, as clients see it.
   *
   * @param known the artists by their ids
   */
  static WorkshopItem of(
      CatalogueEntry entry, Slot slot, Studio studio, Map<String, Artist> known) {
    Workshop workshop = ShownWorkshop.of(entry.workshop());
    List<Artist> artists =
        workshop.artistIds().stream().map(known::get).filter(Objects::nonNull).toList();
    return new WorkshopItem(
        workshop.uuid(),
        workshop.link().toString(),
        "url",
        studio.id().value(),
        studio.name(),
        entry.updatedAt().toEpochMilli() / 1000.0,
        label(artists, workshop.by()),
        workshop.song(),
        workshop.pricing(),
        slot.startIn(studio.zone()).getEpochSecond(),
        workshop.artistIds(),
        artists.stream().map(Artist::imageUrl).filter(Objects::nonNull).toList(),
        artists.stream().map(Artist::instagramLink).filter(Objects::nonNull).toList(),
        DateLabels.day(slot.date()),
        DateLabels.time(slot),
        workshop.type().word(),
        entry.choreographyLink());
  }

  /** One known artist by name, several by their first names, nobody known as the page says. */
  private static @Nullable String label(List<Artist> artists, @Nullable String by) {
    return switch (artists.size()) {
      case 0 -> by;
      case 1 -> artists.get(0).name();
      default ->
          artists.stream()
              .map(artist -> DateLabels.firstName(artist.name()))
              .collect(Collectors.joining(" X "));
    };
  }
}
