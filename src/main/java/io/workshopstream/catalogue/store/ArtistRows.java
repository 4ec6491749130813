package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.artist.Artist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Artists as rows of their two tables. */
public final class ArtistRows {

  private static final String SELECT =
      "select a.artist_id, a.artist_name, a.image_url, a.instagram_link, l.alias"
          + " from artist a left join artist_alias l on l.artist_id = a.artist_id";
  private static final String ORDER = " order by a.artist_name, a.artist_id, l.alias";
  private static final String UPDATE =
      "update artist set artist_name = :name, image_url = :image, instagram_link = :instagram"
          + " where artist_id = :id";
  private static final String INSERT =
      "insert into artist (artist_id, artist_name, image_url, instagram_link)"
          + " values (:id, :name, :image, :instagram)";

  private ArtistRows() {}

  /** All of them, by name. */
  public static List<Artist> all(Handle handle) {
    return handle.createQuery(SELECT + ORDER).reduceRows(ArtistRows::collect).toList();
  }

  /** The ids of all of them. */
  public static Set<String> ids(Handle handle) {
    return handle.createQuery("select artist_id from artist").mapTo(String.class).set();
  }

  /**
   * The artist with this id, whom nobody else changes until the transaction ends. Of several the
   * one with the smaller id is asked for first.
   */
  public static Optional<Artist> lock(Handle handle, String id) {
    List<String> locked =
        handle
            .createQuery("select artist_id from artist where artist_id = :id for update")
            .bind("id", id)
            .mapTo(String.class)
            .list();
    return locked.isEmpty() ? Optional.empty() : find(handle, id);
  }

  /** Keeps others from changing any artist until the transaction ends. By id, as above. */
  public static void lockAll(Handle handle) {
    handle
        .createQuery("select artist_id from artist order by artist_id for update")
        .mapTo(String.class)
        .list();
  }

  /** The artist with this id. */
  public static Optional<Artist> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where a.artist_id = :id" + ORDER)
        .bind("id", id)
        .reduceRows(ArtistRows::collect)
        .findFirst();
  }

  /** Deletes an artist with all spellings. */
  public static void delete(Handle handle, String id) {
    handle.createUpdate("delete from artist where artist_id = :id").bind("id", id).execute();
  }

  private static void collect(Map<String, Artist> artists, RowView row) {
    String alias = row.getColumn("alias", String.class);
    artists.merge(
        row.getColumn("artist_id", String.class),
        new Artist(
            row.getColumn("artist_id", String.class),
            row.getColumn("artist_name", String.class),
            alias == null ? List.of() : List.of(alias),
            row.getColumn("image_url", String.class),
            row.getColumn("instagram_link", String.class)),
        ArtistRows::joined);
  }

  private static Artist joined(Artist one, Artist more) {
    List<String> aliases = new ArrayList<>(one.aliases());
    aliases.addAll(more.aliases());
    return new Artist(one.id(), one.name(), aliases, one.imageUrl(), one.instagramLink());
  }

  /** An artist of a row without aliases. */
  public static Artist withoutAliases(ResultSet row) throws SQLException {
    return new Artist(
        row.getString("artist_id"),
        row.getString("artist_name"),
        List.of(),
        row.getString("image_url"),
        row.getString("instagram_link"));
  }

  /** One of the spellings of an artist's name. */
  private record Alias(String artist, String words) {}

  /**
   * Adds artists, or renews those that are known; of several with one id, the last one counts. By
   * id, so that two servers that start at once wait for each other and not both for the other.
   */
  public static void write(Handle handle, Collection<Artist> artists) {
    Map<String, Artist> byId = new TreeMap<>();
    artists.forEach(artist -> byId.put(artist.id(), artist));
    List<Artist> all = List.copyOf(byId.values());
    List<Artist> unknown = RowBatch.execute(handle, UPDATE, all, ArtistRows::bind);
    RowBatch.execute(handle, INSERT, unknown, ArtistRows::bind);
    RowBatch.execute(
        handle,
        "delete from artist_alias where artist_id = :id",
        all,
        (row, artist) -> row.bind("id", artist.id()));
    RowBatch.execute(
        handle,
        "insert into artist_alias (artist_id, alias) values (:id, :alias)",
        aliases(all),
        (row, alias) -> row.bind("id", alias.artist()).bind("alias", alias.words()));
    SpellingRows.write(handle, all);
  }

  private static List<Alias> aliases(List<Artist> artists) {
    Set<Alias> aliases = new LinkedHashSet<>();
    for (Artist artist : artists) {
      artist.aliases().forEach(words -> aliases.add(new Alias(artist.id(), words)));
    }
    return List.copyOf(aliases);
  }

  private static void bind(PreparedBatch row, Artist artist) {
    row.bind("id", artist.id())
        .bind("name", artist.name())
        .bind("image", artist.imageUrl())
        .bind("instagram", artist.instagramLink());
  }
}
