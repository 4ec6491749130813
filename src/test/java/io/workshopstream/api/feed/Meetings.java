package io.workshopstream.api.feed;

import io.workshopstream.api.listing.PublicMeeting;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.listing.ListedMeeting;
import io.workshopstream.catalogue.listing.Publication;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.field.RenderingSetting;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meetings to write feeds of. */
final class Meetings {

  static final Instant FIRST = Instant.parse("2026-11-01T10:30:00Z");
  static final Instant CHANGED = Instant.parse("2026-11-20T10:30:00Z");
  static final Artist ANVI =
      new Artist("anvi", "Anvi Shetty", List.of(), null, "https://instagram.example/anvi");

  private Meetings() {}

  static Studio studio(String zone) {
    return new Studio(
        new StudioId("left"),
        "Left, Right; & Centre",
        URI.create("https://studio.example/"),
        "https://studio.example/",
        1,
        false,
        RenderingSetting.NEVER,
        false,
        "Bangalore",
        ZoneId.of(zone),
        true,
        null,
        null,
        null,
        null);
  }

  static PublicMeeting meeting(String slot, int position, @Nullable Instant cancelled) {
    Workshop workshop =
        new Workshop(
            "left/pal-pal",
            new StudioId("left"),
            EventType.WORKSHOP,
            URI.create("https://studio.example/pal-pal"),
            "anvi s",
            "pal pal, part 2",
            List.of(Slot.parse(slot).orElseThrow()),
            "₹1,850 (Early Bird)\n₹2000\nask us",
            List.of("anvi"));
    return new PublicMeeting(
        new ListedMeeting(workshop, position, null, new Publication(FIRST, CHANGED, 3, cancelled)),
        workshop,
        studio("Asia/Kolkata"),
        List.of(ANVI));
  }
}
