package io.workshopstream.api.catalogue;

import io.workshopstream.catalogue.artist.Artist;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An artist as those see one who mend the catalogue. */
public record ArtistDetail(
    String artistId,
    String artistName,
    List<String> artistAliases,
    @Nullable String imageUrl,
    @Nullable String instagramLink) {

  public static ArtistDetail of(Artist artist) {
    return new ArtistDetail(
        artist.id(), artist.name(), artist.aliases(), artist.imageUrl(), artist.instagramLink());
  }
}
