package io.workshopstream.catalogue.artist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dancer who teaches.
 *
 * @param id the Instagram handle
 * @param aliases other spellings under which pages name the artist
 */
public record Artist(
    String id,
    String name,
    List<String> aliases,
    @Nullable String imageUrl,
    @Nullable String instagramLink) {

  public Artist {
    aliases = List.copyOf(aliases);
  }

  /** The most characters of an id, a name and an alias. */
  public static final int LONGEST_NAME = 200;

  /** The most characters of an address. */
  public static final int LONGEST_LINK = 2000;

  /** The most aliases of one artist. */
  public static final int MOST_ALIASES = 100;
}
