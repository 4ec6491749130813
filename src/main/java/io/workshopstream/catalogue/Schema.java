package io.workshopstream.catalogue;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.publication.ListingRenewal;
import io.workshopstream.catalogue.store.ArtistRows;
import io.workshopstream.catalogue.store.SpellingRows;
import io.workshopstream.catalogue.store.WorkshopRows;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the database's tables to the shape that this version needs; to be called before the first
 * query.
 */
public final class Schema {

  private Schema() {}

  /**
   * Applies the migrations that are missing.
   *
   * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached or was
   *     changed by hand
   */
  public static void migrate(DataSource database) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    Jdbi jdbi = Jdbi.create(database);
    jdbi.useTransaction(WorkshopRows::name);
    jdbi.useTransaction(Schema::spell);
    jdbi.useTransaction(ListingRenewal::splitWords);
    list(jdbi);
  }

  /** For artists who were stored before names were compared by the database. */
  private static void spell(Handle handle) {
    Set<String> known = SpellingRows.ids(handle);
    List<Artist> unknown =
        ArtistRows.all(handle).stream().filter(one -> !known.contains(one.id())).toList();
    SpellingRows.write(handle, unknown);
  }

  /**
   * For workshops that were stored before there was a listing: some at a time, each in a
   * transaction that keeps them from others, such as a second server that starts now.
   */
  private static void list(Jdbi jdbi) {
    Optional<String> last = Optional.of("");
    while (last.isPresent()) {
      String after = last.get();
      last = jdbi.inTransaction(handle -> list(handle, after));
    }
  }

  private static Optional<String> list(Handle handle, String after) {
    List<String> uuids = ListingRenewal.unlisted(handle, after);
    if (uuids.isEmpty()) {
      return Optional.empty();
    }
    ListingRenewal.takeUp(handle, uuids);
    return Optional.of(uuids.get(uuids.size() - 1));
  }
}
