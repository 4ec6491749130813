package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.artist.ChoreographyLink;
import io.workshopstream.catalogue.workshop.Workshop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The library of choreographies, as rows. */
public final class ChoreographyRows {

  private static final String SELECT =
      "select url, song, artist_ids from choreography_link order by updated_at, url";
  private static final String UPDATE =
      "update choreography_link set song = :song, artist_ids = :artists, updated_at = :at"
          + " where url = :url";
  private static final String INSERT =
      "insert into choreography_link (url, song, artist_ids, updated_at)"
          + " values (:url, :song, :artists, :at)";

  private ChoreographyRows() {}

  /** What a choreography is to. */
  public record Key(String song, List<String> artistIds) {

    /** What the choreography of a workshop is to. */
    public static Key of(Workshop workshop) {
      String song = workshop.song() == null ? "" : workshop.song().toLowerCase(Locale.ROOT);
      return new Key(song, workshop.artistIds().stream().sorted().toList());
    }
  }

  /** All of them, the one that was learnt last at the end. */
  public static List<ChoreographyLink> all(Handle handle) {
    return handle.createQuery(SELECT).map((row, context) -> read(row)).list();
  }

  /** The one for each song and artists that was learnt last. */
  public static Map<Key, String> byKey(Handle handle) {
    Map<Key, String> links = new HashMap<>();
    all(handle).forEach(one -> links.put(new Key(one.song(), one.artistIds()), one.url()));
    return links;
  }

  /** The one for each of these songs and its artists that was learnt last. */
  public static Map<Key, String> of(Handle handle, Set<String> songs) {
    Map<Key, String> links = new HashMap<>();
    if (!songs.isEmpty()) {
      handle
          .createQuery(SELECT.replace(" order by", " where song in (<songs>) order by"))
          .bindList("songs", songs)
          .map((row, context) -> read(row))
          .forEach(one -> links.put(new Key(one.song(), one.artistIds()), one.url()));
    }
    return links;
  }

  private static ChoreographyLink read(ResultSet row) throws SQLException {
    return new ChoreographyLink(
        row.getString("url"),
        row.getString("song"),
        Arrays.asList(row.getString("artist_ids").split(",", -1)));
  }

  /** Changes who the artists are, where the change makes a difference. */
  public static void replaceArtist(Handle handle, UnaryOperator<List<String>> change) {
    List<ChoreographyLink> changed =
        all(handle).stream()
            .filter(link -> !change.apply(link.artistIds()).equals(link.artistIds()))
            .map(
                link ->
                    new ChoreographyLink(link.url(), link.song(), change.apply(link.artistIds())))
            .toList();
    RowBatch.execute(
        handle,
        "update choreography_link set artist_ids = :artists where url = :url",
        changed,
        (row, link) ->
            row.bind("artists", String.join(",", link.artistIds())).bind("url", link.url()));
  }

  /** Learns a link, or what a known one shows. */
  public static void write(Handle handle, ChoreographyLink link, Instant now) {
    List<ChoreographyLink> missed =
        RowBatch.execute(handle, UPDATE, List.of(link), (row, one) -> bind(row, one, now));
    RowBatch.execute(handle, INSERT, missed, (row, one) -> bind(row, one, now));
  }

  /** Forgets every link for a song and its artists. */
  public static void forget(Handle handle, ChoreographyLink link) {
    handle
        .createUpdate("delete from choreography_link where song = :song and artist_ids = :artists")
        .bind("song", link.song())
        .bind("artists", String.join(",", link.artistIds()))
        .execute();
  }

  private static void bind(PreparedBatch row, ChoreographyLink link, Instant now) {
    row.bind("url", link.url())
        .bind("song", link.song())
        .bind("artists", String.join(",", link.artistIds()))
        .bind("at", LocalDateTime.ofInstant(now, ZoneOffset.UTC));
  }
}
