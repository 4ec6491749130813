package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.entry.AddedByHand;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Workshops as rows of their three tables; times of change as UTC without a zone. */
public final class WorkshopRows {

  /**
   * One statement, so that what another transaction changes meanwhile is seen as a whole or not at
   * all. A workshop has a row for each pair of a slot and an artist.
   */
  private static final String SELECT =
      "select w.uuid, w.studio_id, w.link, w.event_type, w.artists, w.song, w.pricing,"
          + " w.updated_at, w.added_by, w.added_at, w.added_reason, s.position as slot_position, s.slot_date, s.start_time, s.end_time,"
          + " a.position as artist_position, a.artist_id"
          + " from workshop w join workshop_slot s on s.workshop_uuid = w.uuid"
          + " left join workshop_artist a on a.workshop_uuid = w.uuid"
          + " where ";

  private static final String UPDATE =
      "update workshop set id = :id, studio_id = :studio, link = :link, event_type = :type,"
          + " artists = :by, song = :song, pricing = :pricing, last_day = :lastDay,"
          + " updated_at = :updated, archived_at = null where uuid = :uuid";
  private static final String DELETE_SLOTS =
      "delete from workshop_slot where workshop_uuid = :uuid";
  private static final String DELETE_ARTISTS =
      "delete from workshop_artist where workshop_uuid = :uuid";
  private static final String ARCHIVE =
      "update workshop set archived_at = :archived where uuid = :uuid";
  private static final String INSERT =
      "insert into workshop (uuid, id, studio_id, link, event_type, artists, song, pricing,"
          + " last_day, updated_at) values (:uuid, :id, :studio, :link, :type, :by, :song,"
          + " :pricing, :lastDay, :updated)";
  private static final String INSERT_SLOT =
      "insert into workshop_slot (workshop_uuid, position, slot_date, start_time, end_time)"
          + " values (:uuid, :position, :date, :start, :end)";
  private static final String INSERT_ARTIST =
      "insert into workshop_artist (workshop_uuid, position, artist_id)"
          + " values (:uuid, :position, :artist)";

  private WorkshopRows() {}

  /** Those that are wanted, with what people set at them, by key. */
  public static List<CatalogueEntry> select(Handle handle, WorkshopCondition condition) {
    List<JoinedWorkshop> found =
        condition
            .bind(handle.createQuery(SELECT + condition.sql() + " order by w.uuid"))
            .reduceRows(WorkshopRows::collect)
            .toList();
    Map<String, List<FieldOverride>> overrides = OverrideRows.of(handle, condition);
    Map<ChoreographyRows.Key, String> library = ChoreographyRows.byKey(handle);
    return found.stream()
        .map(one -> one.toEntry(overrides.getOrDefault(one.uuid(), List.of()), library))
        .toList();
  }

  /** What the pages of a studio announced, as it is stored; by key. */
  public static List<Workshop> read(Handle handle, StudioId studio) {
    return select(handle, WorkshopCondition.readOf(studio)).stream()
        .map(CatalogueEntry::page)
        .toList();
  }

  /** How many of a studio are not archived. */
  public static int count(Handle handle, StudioId studio) {
    return handle
        .createQuery(
            "select count(*) from workshop where studio_id = :studio and archived_at is null")
        .bind("studio", studio.value())
        .mapTo(Integer.class)
        .one();
  }

  private static void collect(Map<String, JoinedWorkshop> workshops, RowView row) {
    workshops
        .computeIfAbsent(row.getColumn("uuid", String.class), uuid -> new JoinedWorkshop(uuid, row))
        .add(row);
  }

  /** One of several values of a workshop, with its place among them. */
  private record Part<T>(String uuid, int position, T value) {}

  /**
   * Writes the workshops, whether they are there or not. A row that is there stays, so that whoever
   * waits for it finds it afterwards; its slots and artists are written anew.
   */
  public static void replace(Handle handle, List<Workshop> workshops, Instant now) {
    List<Workshop> missed =
        RowBatch.execute(handle, UPDATE, workshops, (row, one) -> bind(row, one, now));
    RowBatch.execute(handle, INSERT, missed, (row, one) -> bind(row, one, now));
    RowBatch.execute(handle, DELETE_SLOTS, workshops, WorkshopRows::bindUuid);
    RowBatch.execute(handle, DELETE_ARTISTS, workshops, WorkshopRows::bindUuid);
    RowBatch.execute(
        handle, INSERT_SLOT, parts(workshops, Workshop::slots), WorkshopRows::bindSlot);
    RowBatch.execute(
        handle,
        INSERT_ARTIST,
        parts(workshops, Workshop::artistIds),
        (row, one) -> bindPlace(row, one).bind("artist", one.value()));
    workshops.stream().map(Workshop::studio).distinct().forEach(studio -> keepDays(handle, studio));
  }

  /** Writes a workshop that people add by hand. */
  public static void add(Handle handle, Workshop workshop, AddedByHand added) {
    replace(handle, List.of(workshop), added.at());
    handle
        .createUpdate(
            "update workshop set added_by = :by, added_at = :at, added_reason = :reason"
                + " where uuid = :uuid")
        .bind("by", added.by())
        .bind("at", utc(added.at()))
        .bind("reason", added.reason())
        .bind("uuid", workshop.uuid())
        .execute();
  }

  /** Takes the workshops out of what is read; those that are not there are left out. */
  public static void archive(Handle handle, List<Workshop> workshops, Instant now) {
    RowBatch.execute(
        handle,
        ARCHIVE,
        workshops,
        (row, one) -> row.bind("uuid", one.uuid()).bind("archived", utc(now)));
  }

  /**
   * Keeps others from changing those that are wanted until the transaction ends. By key, so that
   * two who want the same ones wait for each other and not both for the other.
   *
   * @return their uuids
   */
  public static List<String> lock(Handle handle, WorkshopCondition condition) {
    return condition
        .bind(
            handle.createQuery(
                "select w.uuid from workshop w where "
                    + condition.sql()
                    + " order by w.uuid for update"))
        .mapTo(String.class)
        .list();
  }

  /** The uuid of a workshop that nobody else changes until the transaction ends. */
  public static Optional<String> lock(Handle handle, WorkshopId id) {
    return handle
        .createQuery("select uuid from workshop where id = :id and archived_at is null for update")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne();
  }

  /**
   * Notes that a workshop was changed now, and on which day it ends: the later of what the page
   * says and what people set, since a change of either may move it.
   */
  public static void touch(Handle handle, WorkshopId id, Instant now) {
    select(handle, WorkshopCondition.named(id)).forEach(entry -> touch(handle, entry, now));
  }

  private static void touch(Handle handle, CatalogueEntry entry, Instant now) {
    LocalDate page = entry.page().lastDay();
    LocalDate set = entry.workshop().lastDay();
    handle
        .createUpdate(
            "update workshop set updated_at = :updated, last_day = :day where uuid = :uuid")
        .bind("updated", utc(now))
        .bind("day", set.isAfter(page) ? set : page)
        .bind("uuid", entry.page().uuid())
        .execute();
  }

  /** Lets workshops of a studio end on the days that people set, when those are later. */
  private static void keepDays(Handle handle, StudioId studio) {
    List<CatalogueEntry> set = select(handle, WorkshopCondition.withTimesSet(studio));
    RowBatch.execute(
        handle,
        "update workshop set last_day = :day where uuid = :uuid and last_day < :day",
        set,
        (row, entry) ->
            row.bind("day", entry.workshop().lastDay()).bind("uuid", entry.page().uuid()));
  }

  /** Gives those a short name that were stored before there was one. */
  public static void name(Handle handle) {
    List<String> unnamed =
        handle
            .createQuery("select uuid from workshop where id is null order by uuid")
            .mapTo(String.class)
            .list();
    RowBatch.execute(
        handle,
        "update workshop set id = :id where uuid = :uuid",
        unnamed,
        (row, uuid) -> row.bind("id", WorkshopId.of(uuid).value()).bind("uuid", uuid));
  }

  /** Whether there is none, not even an archived one. */
  public static boolean isEmpty(Handle handle) {
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

  private static void bindUuid(PreparedBatch row, Workshop workshop) {
    row.bind("uuid", workshop.uuid());
  }

  private static void bind(PreparedBatch row, Workshop workshop, Instant now) {
    row.bind("uuid", workshop.uuid())
        .bind("id", WorkshopId.of(workshop.uuid()).value())
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
