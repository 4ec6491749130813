package io.workshopstream.admin.page;

import io.workshopstream.catalogue.Artists;
import io.workshopstream.normalisation.rule.KnownArtists;
import org.jspecify.annotations.Nullable;

/**
 * The artists whom the catalogue knows at this moment. They are read and put in order again only
 * when the catalogue has changed, by whichever server, which one small query tells.
 */
public final class CurrentArtists {

  private final Artists artists;
  private volatile @Nullable State last;

  /** Who was known when the catalogue had this mark. */
  private record State(String mark, KnownArtists known) {}

  public CurrentArtists(Artists artists) {
    this.artists = artists;
  }

  /** Who is known now. */
  public KnownArtists get() {
    String mark = artists.mark(); // before they are read: what is written in between is newer
    State state = last;
    if (state == null || !state.mark().equals(mark)) {
      state = new State(mark, new KnownArtists(artists.all()));
      last = state;
    }
    return state.known();
  }
}
