package io.workshopstream.catalogue.artist;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /** The same artist with one more spelling; without it when it is known already. */
  public Artist withAlias(String alias) {
    if (ArtistNames.of(this).contains(ArtistNames.folded(alias))) {
      return this;
    }
    Set<String> all = new TreeSet<>(aliases);
    all.add(alias);
    return new Artist(id, name, List.copyOf(all), imageUrl, instagramLink);
  }

  /** This artist, who is the other one as well: with the other's names, and links where none is. */
  public Artist with(Artist other) {
    Artist both = withAlias(other.name);
    for (String alias : other.aliases) {
      both = both.withAlias(alias);
    }
    return new Artist(
        id,
        name,
        both.aliases,
        imageUrl == null ? other.imageUrl : imageUrl,
        instagramLink == null ? other.instagramLink : instagramLink);
  }
}
