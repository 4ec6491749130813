package io.workshopstream.catalogue;

import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Workshops as rows of their three tables; times of change as UTC without a zone. */
final class WorkshopRows {

  /**
   * One statement, so that what another transaction changes meanwhile is seen as a whole or not at
   * all. A workshop has a row for each pair of a slot and an artist.
   */
  private static final String SELECT =
      "select w.uuid, w.studio_id, w.link, w.event_type, w.artists, w.song, w.pricing,"
          + " w.updated_at, s.position as slot_position, s.slot_date, s.start_time, s.end_time,"
          + " a.position as artist_position, a.artist_id"
          + " from workshop w join workshop_slot s on s.workshop_uuid = w.uuid"
          + " left join workshop_artist a on a.workshop_uuid = w.uuid"
          + " where w.archived_at is null and ";

  private static final String DELETE = "delete from workshop where uuid = :uuid";
  private static final String ARCHIVE =
      "update workshop set archived_at = :archived where uuid = :uuid";
  private static final String INSERT =
      "insert into workshop (uuid, studio_id, link, event_type, artists, song, pricing, last_day,"
          + " updated_at) values (:uuid, :studio, :link, :type, :by, :song, :pricing, :lastDay,"
          + " :updated)";
  private static final String INSERT_SLOT =
      "insert into workshop_slot (workshop_uuid, position, slot_date, start_time, end_time)"
          + " values (:uuid, :position, :date, :start, :end)";
  private static final String INSERT_ARTIST =
      "insert into workshop_artist (workshop_uuid, position, artist_id)"
          + " values (:uuid, :position, :artist)";

  private WorkshopRows() {}

  /** Those of a studio that are not archived, by key. */
  static List<CatalogueEntry> of(Handle handle, StudioId studio) {
    return select(handle, "w.studio_id = :value", studio.value());
  }

  /** Those that are not archived and end on the day or later, by key. */
  static List<CatalogueEntry> since(Handle handle, LocalDate day) {
    return select(handle, "w.last_day >= :value", day);
  }

  private static List<CatalogueEntry> select(Handle handle, String condition, Object value) {
    return handle
        .createQuery(SELECT + condition + " order by w.uuid")
        .bind("value", value)
        .reduceRows(WorkshopRows::collect)
        .map(Joined::toEntry)
        .toList();
  }

  private static void collect(Map<String, Joined> workshops, RowView row) {
    workshops
        .computeIfAbsent(row.getColumn("uuid", String.class), uuid -> new Joined(uuid, row))
        .add(row);
  }

  /** A workshop of which the rows are still coming. */
  private static final class Joined {

    private final String uuid;
    private final StudioId studio;
    private final EventType type;
    private final URI link;
    private final @Nullable String by;
    private final @Nullable String song;
    private final @Nullable String pricing;
    private final LocalDateTime updatedAt;
    private final Map<Integer, Slot> slots = new TreeMap<>();
    private final Map<Integer, String> artistIds = new TreeMap<>();

    Joined(String uuid, RowView row) {
      this.uuid = uuid;
      studio = new StudioId(row.getColumn("studio_id", String.class));
      type = EventType.valueOf(row.getColumn("event_type", String.class).toUpperCase(Locale.ROOT));
      link = URI.create(row.getColumn("link", String.class));
      by = row.getColumn("artists", String.class);
      song = row.getColumn("song", String.class);
      pricing = row.getColumn("pricing", String.class);
      updatedAt = row.getColumn("updated_at", LocalDateTime.class);
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

    CatalogueEntry toEntry() {
      List<Slot> inOrder = List.copyOf(slots.values());
      List<String> ids = List.copyOf(artistIds.values());
      return new CatalogueEntry(
          new Workshop(uuid, studio, type, link, by, song, inOrder, pricing, ids),
          updatedAt.toInstant(ZoneOffset.UTC));
    }
  }

  /** One of several values of a workshop, with its place among them. */
  private record Part<T>(String uuid, int position, T value) {}

  /**
   * Writes the workshops anew, whether they are there or not. Changed in place, a slot could be
   * written before the one that stands at its position is gone, which the table refuses.
   */
  static void replace(Handle handle, List<Workshop> workshops, Instant now) {
    RowBatch.execute(handle, DELETE, workshops, (row, one) -> row.bind("uuid", one.uuid()));
    RowBatch.execute(handle, INSERT, workshops, (row, one) -> bind(row, one, now));
    RowBatch.execute(
        handle, INSERT_SLOT, parts(workshops, Workshop::slots), WorkshopRows::bindSlot);
    RowBatch.execute(
        handle,
        INSERT_ARTIST,
        parts(workshops, Workshop::artistIds),
        (row, one) -> bindPlace(row, one).bind("artist", one.value()));
  }

  /** Takes the workshops out of what is read; those that are not there are left out. */
  static void archive(Handle handle, List<Workshop> workshops, Instant now) {
    RowBatch.execute(
        handle,
        ARCHIVE,
        workshops,
        (row, one) -> row.bind("uuid", one.uuid()).bind("archived", utc(now)));
  }

  /** Whether there is none, not even an archived one. */
  static boolean isEmpty(Handle handle) {
    return handle
        .createQuery("select uuid from workshop fetch first 1 rows only")
        .mapTo(String.class)
        .findOne()
        .isEmpty();
  }

  private static <T> List<Part<T>> parts(
      List<Workshop> workshops, Function<Workshop, List<T>> values) {
    List<Part<T>> parts = new ArrayList<>();
    for (Workshop workshop : workshops) {
      List<T> all = values.apply(workshop);
      for (int i = 0; i < all.size(); i++) {
        parts.add(new Part<>(workshop.uuid(), i, all.get(i)));
      }
    }
    return parts;
  }

  private static void bind(PreparedBatch row, Workshop workshop, Instant now) {
    row.bind("uuid", workshop.uuid())
        .bind("studio", workshop.studio().value())
        .bind("link", workshop.link().toString())
        .bind("type", workshop.type().word())
        .bind("by", workshop.by())
        .bind("song", workshop.song())
        .bind("pricing", workshop.pricing())
        .bind("lastDay", workshop.lastDay())
        .bind("updated", utc(now));
  }

  private static void bindSlot(PreparedBatch row, Part<Slot> slot) {
    bindPlace(row, slot)
        .bind("date", slot.value().date())
        .bind("start", slot.value().start())
        .bind("end", slot.value().end());
  }

  private static PreparedBatch bindPlace(PreparedBatch row, Part<?> part) {
    return row.bind("uuid", part.uuid()).bind("position", part.position());
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
