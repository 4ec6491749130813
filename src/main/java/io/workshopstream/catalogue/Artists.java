package io.workshopstream.catalogue;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.artist.ChoreographyLink;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.publication.CatalogueVersion;
import io.workshopstream.catalogue.publication.ListingRenewal;
import io.workshopstream.catalogue.store.ArtistRows;
import io.workshopstream.catalogue.store.ChoreographyRows;
import io.workshopstream.catalogue.store.MatchedWorkshops;
import io.workshopstream.catalogue.store.OverrideRows;
import io.workshopstream.catalogue.store.RowBatch;
import io.workshopstream.catalogue.store.WorkshopCondition;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The artists that the catalogue knows, and their choreographies. Each method is one transaction; a
 * database failure leaves everything as it was and comes out as Jdbi's unchecked exception.
 */
public class Artists {

  private final Jdbi database;
  private final Clock clock;

  public Artists(DataSource database, Clock clock) {
    this.database = Jdbi.create(database);
    this.clock = clock;
  }

  /** Everybody who is known, by name. */
  public List<Artist> all() {
    return database.withHandle(ArtistRows::all);
  }

  /**
   * The mark of the catalogue, another one after each change of an artist and of what is listed.
   */
  public String mark() {
    return database.withHandle(CatalogueVersion::read);
  }

  /** The artist with this id. */
  public Optional<Artist> find(String id) {
    return database.withHandle(handle -> ArtistRows.find(handle, id));
  }

  /**
   * Writes the first artists; does nothing where there are some, whom people may have edited, or
   * where another server writes them at this moment.
   */
  public void seed(List<Artist> artists) {
    boolean unused =
        writesUnlessTaken(
            handle -> {
              boolean first = ArtistRows.ids(handle).isEmpty();
              if (first) {
                write(handle, artists);
              }
              return first;
            });
  }

  /** Adds an artist; false when the id is taken, be it at this moment. */
  public boolean add(Artist artist) {
    return writesUnlessTaken(
        handle -> {
          boolean free = ArtistRows.lock(handle, artist.id()).isEmpty();
          if (free) {
            write(handle, List.of(artist));
          }
          return free;
        });
  }

  /** Does the work in a transaction; false when somebody else takes an id at the same moment. */
  private boolean writesUnlessTaken(HandleCallback<Boolean, RuntimeException> work) {
    try {
      return database.inTransaction(work);
    } catch (UnableToExecuteStatementException refused) {
      if (RowBatch.isDuplicate(refused)) {
        return false;
      }
      throw refused;
    }
  }

  /** Writes all values of an artist; false when there is none with this id. */
  public boolean change(Artist artist) {
    return database.inTransaction(
        handle -> {
          boolean known = ArtistRows.lock(handle, artist.id()).isPresent();
          if (known) {
            write(handle, List.of(artist));
          }
          return known;
        });
  }

  /** Writes artists, whether they are known or not; of several with one id, the last one counts. */
  public void put(List<Artist> artists) {
    database.useTransaction(handle -> write(handle, artists));
  }

  private void write(Handle handle, List<Artist> artists) {
    ArtistRows.write(handle, artists);
    List<String> ids = artists.stream().map(Artist::id).toList();
    ListingRenewal.publishArtists(handle, ids, clock.instant());
  }

  /**
   * Gives an artist one more spelling, and puts the artist's id to the workshops whose pages name
   * it.
   *
   * @return how many workshops that were; empty when there is no such artist
   */
  public Optional<Integer> learnAlias(String id, String alias) {
    return database.inTransaction(
        handle -> {
          Optional<Artist> known = ArtistRows.lock(handle, id);
          if (known.isEmpty()) {
            return Optional.empty();
          }
          Artist renewed = ArtistNames.withAlias(known.get(), alias);
          ArtistRows.write(handle, List.of(renewed));
          return Optional.of(match(handle, renewed));
        });
  }

  private int match(Handle handle, Artist artist) {
    Map<String, Set<String>> spellings = new TreeMap<>();
    ArtistNames.of(artist).forEach(one -> spellings.put(one, Set.of(artist.id())));
    MatchedWorkshops.lock(handle); // what a refresh stores meanwhile is not written over
    return rewrite(handle, MatchedWorkshops.of(handle, spellings));
  }

  private int rewrite(Handle handle, List<Workshop> workshops) {
    WorkshopRows.replace(handle, workshops, clock.instant());
    List<String> uuids = workshops.stream().map(Workshop::uuid).toList();
    ListingRenewal.publish(handle, uuids, clock.instant());
    return workshops.size();
  }

  /**
   * Takes an alias back, and the artist's id from the workshops whose pages name it by that alias
   * alone.
   *
   * @return how many workshops that were; empty when there is no such artist, or it has no such
   *     alias
   */
  public Optional<Integer> forgetAlias(String id, String alias) {
    return database.inTransaction(
        handle -> {
          Optional<Artist> known = ArtistRows.lock(handle, id);
          Optional<Artist> renewed =
              known
                  .map(artist -> ArtistNames.withoutAlias(artist, alias))
                  .filter(artist -> !known.get().equals(artist));
          return renewed.map(artist -> forget(handle, artist, ArtistNames.folded(alias)));
        });
  }

  private int forget(Handle handle, Artist artist, String spelling) {
    ArtistRows.write(handle, List.of(artist));
    MatchedWorkshops.lock(handle);
    return rewrite(handle, MatchedWorkshops.notBy(handle, artist, spelling));
  }

  /**
   * Makes one artist of two: the other's names become aliases, its workshops and choreographies
   * those of the one that stays, also where people set them by hand.
   *
   * @param other who is no more afterwards
   * @return the artist that stays; empty when one of them is not known
   */
  public Optional<Artist> merge(String other, String stays) {
    return database.inTransaction(
        handle -> {
          Map<String, Artist> locked = locked(handle, other, stays);
          Artist gone = locked.get(other);
          Artist kept = locked.get(stays);
          if (gone == null || kept == null || other.equals(stays)) {
            return Optional.empty();
          }
          Artist one = ArtistNames.both(kept, gone);
          ArtistRows.write(handle, List.of(one));
          List<String> uuids = replace(handle, other, List.of(stays));
          ArtistRows.delete(handle, other);
          ListingRenewal.publish(handle, uuids, clock.instant());
          return Optional.of(one);
        });
  }

  /** Those of the two who are known; of whom is not, nothing is read again. */
  private static Map<String, Artist> locked(Handle handle, String one, String other) {
    Map<String, Artist> locked = new TreeMap<>();
    for (String id : new TreeSet<>(Arrays.asList(one, other))) {
      ArtistRows.lock(handle, id).ifPresent(artist -> locked.put(id, artist));
    }
    return locked;
  }

  /** Forgets an artist, also where workshops name the id; false when there is none. */
  public boolean remove(String id) {
    return database.inTransaction(
        handle -> {
          boolean known = ArtistRows.lock(handle, id).isPresent();
          if (known) {
            List<String> uuids = replace(handle, id, List.of());
            ArtistRows.delete(handle, id);
            ListingRenewal.publish(handle, uuids, clock.instant());
          }
          return known;
        });
  }

  /** The uuids of the workshops that may have changed. */
  private List<String> replace(Handle handle, String id, List<String> others) {
    List<String> uuids = WorkshopRows.lock(handle, WorkshopCondition.by(id));
    List<Workshop> changed =
        WorkshopRows.select(handle, WorkshopCondition.by(id)).stream()
            .map(CatalogueEntry::page)
            .filter(page -> page.artistIds().contains(id))
            .map(page -> withArtists(page, replaced(page.artistIds(), id, others)))
            .toList();
    WorkshopRows.replace(handle, changed, clock.instant());
    OverrideRows.replaceArtist(handle, ids -> replaced(ids, id, others));
    ChoreographyRows.replaceArtist(handle, ids -> replaced(ids, id, others));
    return uuids;
  }

  private static List<String> replaced(List<String> ids, String id, List<String> others) {
    if (!ids.contains(id)) {
      return ids;
    }
    Set<String> all = new TreeSet<>(ids);
    all.remove(id);
    all.addAll(others);
    return List.copyOf(all);
  }

  private static Workshop withArtists(Workshop page, List<String> ids) {
    return page.withPeople(page.by(), ids);
  }

  /** Where choreographies of an artist are shown, by song. */
  public List<ChoreographyLink> choreographies(String artistId) {
    return database.withHandle(
        handle ->
            ChoreographyRows.all(handle).stream()
                .filter(link -> link.artistIds().contains(artistId))
                .sorted(ChoreographyLink.BY_SONG)
                .toList());
  }
}
