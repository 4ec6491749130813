package io.workshopstream.catalogue.intake;

import io.workshopstream.catalogue.artist.Artist;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of an artist that a file can change, under the names that they have on the wire. */
public enum ImportField {
  NAME("artist_name"),
  ALIASES("artist_aliases"),
  IMAGE("image_url"),
  INSTAGRAM("instagram_link");

  /** The name of the id on the wire, which no file changes. */
  public static final String ID = "artist_id";

  private final String word;

  ImportField(String word) {
    this.word = word;
  }

  /** The field as it is written on the wire. */
  public String word() {
    return word;
  }

  /** The artist's value as one text; null when there is none. */
  @Nullable String of(Artist artist) {
    return switch (this) {
      case NAME -> artist.name();
      case ALIASES -> joined(artist);
      case IMAGE -> artist.imageUrl();
      case INSTAGRAM -> artist.instagramLink();
    };
  }

  private static @Nullable String joined(Artist artist) {
    return artist.aliases().isEmpty()
        ? null
        : artist.aliases().stream().sorted().collect(Collectors.joining(" | "));
  }
}
