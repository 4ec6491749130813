package io.workshopstream.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.catalogue.artist.Artist;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who teaches at the sample studios. */
final class SampleArtists {

  private SampleArtists() {}

  private record Item(
      String artistId,
      String artistName,
      List<String> artistAliases,
      @Nullable String imageUrl,
      @Nullable String instagramLink) {

    Artist toArtist() {
      return new Artist(artistId, artistName, artistAliases, imageUrl, instagramLink);
    }
  }

  static List<Artist> read(ObjectMapper json) {
    try (InputStream file = SampleArtists.class.getResourceAsStream("/sample/artists.json")) {
      Item[] items = json.readValue(Objects.requireNonNull(file), Item[].class);
      return Arrays.stream(items).map(Item::toArtist).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
