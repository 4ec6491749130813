package io.workshopstream.catalogue;

import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/** A workshop of which only the people matter. */
record Announced(StudioId studio, String uuid, String by, LocalDate day, List<String> ids) {

  void storeIn(Catalogue catalogue) {
    Workshop workshop =
        new Workshop(
            uuid,
            studio,
            EventType.WORKSHOP,
            URI.create("https://vins.dance/" + uuid),
            by,
            "song",
            List.of(new Slot(day, null, null)),
            null,
            ids);
    catalogue.apply(
        new RefreshPlan(studio, List.of(workshop), List.of(), List.of(), List.of(), List.of(), day),
        Origins.REFRESH);
  }
}
