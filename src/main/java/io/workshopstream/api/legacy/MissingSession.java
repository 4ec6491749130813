package io.workshopstream.api.legacy;

import io.workshopstream.admin.page.ShownWorkshop;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a workshop of which something is missing, as the old system's admin tools show it.
 *
 * @param workshopUuid the name of the workshop in addresses, which is not its uuid
 * @param timestampEpoch the start in seconds since 1970; midnight when no time is known
 */
record MissingSession(
    String workshopUuid,
    String date,
    String time,
    @Nullable String song,
    String studioName,
    String paymentLink,
    String paymentLinkType,
    @Nullable String originalByField,
    long timestampEpoch,
    String eventType) {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("hh:mm a", Locale.ENGLISH);

  static MissingSession of(CatalogueEntry entry, Slot slot, Studio studio) {
    Workshop workshop = ShownWorkshop.of(entry.workshop());
    return new MissingSession(
        entry.id().value(),
        slot.date().toString(),
        time(slot),
        workshop.song(),
        studio.name(),
        workshop.link().toString(),
        "url",
        workshop.by(),
        slot.startIn(studio.zone()).getEpochSecond(),
        workshop.type().word());
  }

  private static String time(Slot slot) {
    LocalTime start = slot.start();
    LocalTime end = slot.end();
    if (start == null) {
      return "";
    }
    return end == null ? CLOCK.format(start) : CLOCK.format(start) + " - " + CLOCK.format(end);
  }
}
