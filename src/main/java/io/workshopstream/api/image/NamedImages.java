package io.workshopstream.api.image;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.Studios;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The images that the catalogue names: those of its artists and of the configured studios. */
public final class NamedImages {

  private final Studios studios;
  private final Supplier<List<Artist>> artists;

  /**
   * @param artists asked at each look-up that no studio answers
   */
  public NamedImages(Studios studios, Supplier<List<Artist>> artists) {
    this.studios = studios;
    this.artists = artists;
  }

  /**
   * An image that is named.
   *
   * @param home the start page of an internal studio, on whose site its own image may be; null for
   *     images that have to be on a public address
   */
  record Named(URI address, @Nullable URI home) {}

  /** The image with this address; spellings that mean the same to a browser are one. */
  Optional<Named> find(URI address) {
    return studios.all().stream()
        .filter(studio -> isAt(address, studio.imageUrl()))
        .findFirst()
        .map(studio -> new Named(address, home(studio)))
        .or(() -> ofArtist(address));
  }

  private static @Nullable URI home(Studio studio) {
    return studio.internal() ? studio.start() : null;
  }

  private Optional<Named> ofArtist(URI address) {
    return artists.get().stream().anyMatch(artist -> isAt(address, artist.imageUrl()))
        ? Optional.of(new Named(address, null))
        : Optional.empty();
  }

  private static boolean isAt(URI address, @Nullable String imageUrl) {
    return imageUrl != null && Crawler.address(imageUrl).filter(address::equals).isPresent();
  }
}
