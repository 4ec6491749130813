package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The names and aliases of artists as they are compared, so that the database can look for them.
 */
public final class SpellingRows {

  private SpellingRows() {}

  /** One spelling of an artist. */
  private record Spelling(String artist, String folded, boolean isName) {}

  /** Writes the spellings of artists anew. */
  public static void write(Handle handle, Collection<Artist> artists) {
    RowBatch.execute(
        handle,
        "delete from artist_spelling where artist_id = :id",
        List.copyOf(artists),
        (row, artist) -> row.bind("id", artist.id()));
    RowBatch.execute(
        handle,
        "insert into artist_spelling (artist_id, folded, is_name) values (:id, :folded, :name)",
        spellings(artists),
        (row, one) ->
            row.bind("id", one.artist()).bind("folded", one.folded()).bind("name", one.isName()));
  }

  private static List<Spelling> spellings(Collection<Artist> artists) {
    List<Spelling> all = new ArrayList<>();
    for (Artist artist : artists) {
      Map<String, Spelling> own = new TreeMap<>();
      artist.aliases().stream()
          .map(ArtistNames::folded)
          .forEach(alias -> own.put(alias, new Spelling(artist.id(), alias, false)));
      String name = ArtistNames.folded(artist.name());
      own.put(name, new Spelling(artist.id(), name, true));
      all.addAll(own.values());
    }
    return all;
  }

  /** The ids of artists whose spellings are there. */
  public static Set<String> ids(Handle handle) {
    return handle.createQuery("select artist_id from artist_spelling").mapTo(String.class).set();
  }
}
