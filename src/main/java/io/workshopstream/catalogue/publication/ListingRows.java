package io.workshopstream.catalogue.publication;

import io.workshopstream.catalogue.listing.ListedMeeting;
import io.workshopstream.catalogue.listing.Publication;
import io.workshopstream.catalogue.store.RowBatch;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Meetings as rows of the listing; times of change as UTC without a zone. */
final class ListingRows {

  /** All columns, of the table {@code listing m}. */
  static final String COLUMNS =
      "m.workshop_uuid, m.position, m.studio_id, m.event_type, m.link, m.artists, m.song,"
          + " m.pricing, m.artist_ids, m.choreography, m.slot_date, m.start_time, m.end_time,"
          + " m.sequence, m.first_seen_at, m.updated_at, m.cancelled_at";

  private static final String INSERT =
      "insert into listing (meeting, workshop_id, workshop_uuid, position, studio_id, event_type,"
          + " link, artists, song, pricing, artist_ids, choreography, slot_date, start_time,"
          + " end_time, starts_at, words, sequence, listed, first_seen_at, updated_at,"
          + " cancelled_at) values (:meeting, :id, :uuid, :position, :studio, :type, :link, :by,"
          + " :song, :pricing, :artistIds, :choreography, :date, :start, :end, :startsAt, :words,"
          + " :sequence, :listed, :firstSeen, :updated, :cancelled)";
  private static final String UPDATE =
      "update listing set studio_id = :studio, event_type = :type, link = :link, artists = :by,"
          + " song = :song, pricing = :pricing, artist_ids = :artistIds,"
          + " choreography = :choreography, slot_date = :date, start_time = :start,"
          + " end_time = :end, starts_at = :startsAt, words = :words, sequence = :sequence,"
          + " listed = :listed, first_seen_at = :firstSeen, updated_at = :updated,"
          + " cancelled_at = :cancelled where meeting = :meeting";

  private static final String TELL =
      "update listing set sequence = :sequence, listed = :listed, first_seen_at = :firstSeen,"
          + " updated_at = :updated, cancelled_at = :cancelled where meeting = :meeting";

  private static final int LONGEST_WORDS = 32_000;

  private ListingRows() {}

  /** Those of some workshops, listed or not; the choreography's link as people set it. */
  static List<ListedMeeting> of(Handle handle, List<String> uuids) {
    return handle
        .createQuery("select " + COLUMNS + " from listing m where m.workshop_uuid in (<uuids>)")
        .bindList("uuids", uuids)
        .map((row, context) -> read(row))
        .list();
  }

  static ListedMeeting read(ResultSet row) throws SQLException {
    String ids = row.getString("artist_ids");
    Workshop workshop =
        new Workshop(
            row.getString("workshop_uuid"),
            new StudioId(row.getString("studio_id")),
            EventType.valueOf(row.getString("event_type").toUpperCase(Locale.ROOT)),
            URI.create(row.getString("link")),
            row.getString("artists"),
            row.getString("song"),
            List.of(slot(row)),
            row.getString("pricing"),
            ids.isEmpty() ? List.of() : Arrays.asList(ids.split(",", -1)));
    return new ListedMeeting(
        workshop, row.getInt("position"), row.getString("choreography"), publication(row));
  }

  private static Slot slot(ResultSet row) throws SQLException {
    return new Slot(
        row.getObject("slot_date", LocalDate.class),
        row.getObject("start_time", LocalTime.class),
        row.getObject("end_time", LocalTime.class));
  }

  private static Publication publication(ResultSet row) throws SQLException {
    LocalDateTime cancelled = row.getObject("cancelled_at", LocalDateTime.class);
    return new Publication(
        row.getObject("first_seen_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getObject("updated_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getInt("sequence"),
        cancelled == null ? null : cancelled.toInstant(ZoneOffset.UTC));
  }

  /**
   * Writes meetings that are not there yet.
   *
   * @param folded how words are compared
   * @return the words that are said of them
   */
  static Set<String> insert(
      Handle handle, List<ListedMeeting> meetings, Function<String, String> folded) {
    RowBatch.execute(handle, INSERT, meetings, (row, one) -> bind(row, one, folded));
    insertArtists(handle, meetings);
    return WordRows.insert(handle, texts(meetings, folded));
  }

  /** The same of meetings that are there. */
  static Set<String> update(
      Handle handle, List<ListedMeeting> meetings, Function<String, String> folded) {
    RowBatch.execute(handle, UPDATE, meetings, (row, one) -> bind(row, one, folded));
    RowBatch.execute(
        handle,
        "delete from listing_artist where meeting = :meeting",
        meetings,
        (row, one) -> row.bind("meeting", one.key()));
    insertArtists(handle, meetings);
    return WordRows.replace(handle, texts(meetings, folded));
  }

  /** Notes what the public was told of meetings that are there, and nothing else. */
  static void tell(Handle handle, List<ListedMeeting> meetings) {
    RowBatch.execute(
        handle,
        TELL,
        meetings,
        (row, one) -> bind(row.bind("meeting", one.key()), one.publication()));
  }

  private static void insertArtists(Handle handle, List<ListedMeeting> meetings) {
    RowBatch.execute(
        handle,
        "insert into listing_artist (artist_id, starts_at, meeting)"
            + " values (:artist, :startsAt, :meeting)",
        meetings.stream().flatMap(ListingRows::artists).toList(),
        (row, one) ->
            row.bind("artist", one.artist())
                .bind("startsAt", one.meeting().startsAt())
                .bind("meeting", one.meeting().key()));
  }

  /** A meeting and one of its artists. */
  private record Teaching(String artist, ListedMeeting meeting) {}

  private static Stream<Teaching> artists(ListedMeeting meeting) {
    return meeting.workshop().artistIds().stream()
        .distinct()
        .map(artist -> new Teaching(artist, meeting));
  }

  private static void bind(
      PreparedBatch row, ListedMeeting meeting, Function<String, String> folded) {
    Workshop workshop = meeting.workshop();
    row.bind("meeting", meeting.key())
        .bind("id", meeting.id().value())
        .bind("uuid", workshop.uuid())
        .bind("position", meeting.position())
        .bind("studio", workshop.studio().value())
        .bind("type", workshop.type().word())
        .bind("link", workshop.link().toString())
        .bind("by", workshop.by())
        .bind("song", workshop.song())
        .bind("pricing", workshop.pricing())
        .bind("artistIds", String.join(",", workshop.artistIds()))
        .bind("choreography", meeting.choreographyLink())
        .bind("words", words(workshop, folded));
    bind(row, meeting.slot()).bind("startsAt", meeting.startsAt());
    bind(row, meeting.publication());
  }

  private static PreparedBatch bind(PreparedBatch row, Slot slot) {
    return row.bind("date", slot.date()).bind("start", slot.start()).bind("end", slot.end());
  }

  private static void bind(PreparedBatch row, Publication publication) {
    Instant cancelled = publication.cancelledAt();
    row.bind("sequence", publication.sequence())
        .bind("listed", cancelled == null)
        .bind("firstSeen", utc(publication.firstSeenAt()))
        .bind("updated", utc(publication.updatedAt()))
        .bind("cancelled", cancelled == null ? null : utc(cancelled));
  }

  /** What is said of meetings, at most so many, listed or not, by key, after one of them. */
  static List<WordRows.Text> said(Handle handle, String after, int most) {
    return handle
        .createQuery(
            "select m.meeting, m.words from listing m where m.meeting > :after order by m.meeting"
                + " fetch first :most rows only")
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> new WordRows.Text(row.getString(1), row.getString(2)))
        .list();
  }

  private static List<WordRows.Text> texts(
      List<ListedMeeting> meetings, Function<String, String> folded) {
    return meetings.stream()
        .map(one -> new WordRows.Text(one.key(), words(one.workshop(), folded)))
        .toList();
  }

  private static String words(Workshop workshop, Function<String, String> folded) {
    String words =
        folded.apply(orEmpty(workshop.song())) + "\n" + folded.apply(orEmpty(workshop.by()));
    return words.substring(0, Math.min(LONGEST_WORDS, words.length()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
