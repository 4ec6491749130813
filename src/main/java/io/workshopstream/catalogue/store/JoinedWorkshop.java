package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.entry.AddedByHand;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** A workshop of which the rows are still coming. */
final class JoinedWorkshop {

  private final String uuid;
  private final StudioId studio;
  private final EventType type;
  private final URI link;
  private final @Nullable String by;
  private final @Nullable String song;
  private final @Nullable String pricing;
  private final LocalDateTime updatedAt;
  private final @Nullable AddedByHand added;
  private final Map<Integer, Slot> slots = new TreeMap<>();
  private final Map<Integer, String> artistIds = new TreeMap<>();

  JoinedWorkshop(String uuid, RowView row) {
    this.uuid = uuid;
    studio = new StudioId(row.getColumn("studio_id", String.class));
    type = EventType.valueOf(row.getColumn("event_type", String.class).toUpperCase(Locale.ROOT));
    link = URI.create(row.getColumn("link", String.class));
    by = row.getColumn("artists", String.class);
    song = row.getColumn("song", String.class);
    pricing = row.getColumn("pricing", String.class);
    updatedAt = row.getColumn("updated_at", LocalDateTime.class);
    added = added(row);
  }

  private static @Nullable AddedByHand added(RowView row) {
    String by = row.getColumn("added_by", String.class);
    return by == null
        ? null
        : new AddedByHand(
            by,
            row.getColumn("added_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
            row.getColumn("added_reason", String.class));
  }

  String uuid() {
    return uuid;
  }

  void add(RowView row) {
    slots.computeIfAbsent(row.getColumn("slot_position", Integer.class), place -> slot(row));
    String artist = row.getColumn("artist_id", String.class);
    if (artist != null) {
      artistIds.put(row.getColumn("artist_position", Integer.class), artist);
    }
  }

  private static Slot slot(RowView row) {
    return new Slot(
        row.getColumn("slot_date", LocalDate.class),
        row.getColumn("start_time", LocalTime.class),
        row.getColumn("end_time", LocalTime.class));
  }

  CatalogueEntry toEntry(List<FieldOverride> overrides, Map<ChoreographyRows.Key, String> library) {
    List<Slot> inOrder = List.copyOf(slots.values());
    List<String> ids = List.copyOf(artistIds.values());
    Workshop page = new Workshop(uuid, studio, type, link, by, song, inOrder, pricing, ids);
    Instant at = updatedAt.toInstant(ZoneOffset.UTC);
    Workshop workshop = new CatalogueEntry(page, overrides, null, at, null).workshop();
    return new CatalogueEntry(
        page, overrides, library.get(ChoreographyRows.Key.of(workshop)), at, added);
  }
}
