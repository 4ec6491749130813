package io.workshopstream.catalogue;

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
}
