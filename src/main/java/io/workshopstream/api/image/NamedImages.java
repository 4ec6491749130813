package io.workshopstream.api.image;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.Studios;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The images that the catalogue names: those of its artists and of the configured studios. */
public final class NamedImages {

  private final Studios studios;
  private final Supplier<String> mark;
  private final Supplier<List<Artist>> artists;
  private volatile OfArtists known = new OfArtists("", Set.of());

  /**
   * @param mark of the catalogue's state, asked at each look-up that no studio answers
   * @param artists asked when that is another one than the time before
   */
  public NamedImages(Studios studios, Supplier<String> mark, Supplier<List<Artist>> artists) {
    this.studios = studios;
    this.mark = mark;
    this.artists = artists;
  }

  /** The images of the artists, as they were or later than the mark was found. */
  private record OfArtists(String mark, Set<URI> addresses) {}

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
    String now = mark.get();
    OfArtists all = known;
    if (!all.mark().equals(now)) {
      all = new OfArtists(now, addresses(artists.get()));
      known = all;
    }
    return all.addresses().contains(address)
        ? Optional.of(new Named(address, null))
        : Optional.empty();
  }

  private static Set<URI> addresses(List<Artist> artists) {
    return artists.stream()
        .flatMap(artist -> Stream.ofNullable(artist.imageUrl()))
        .flatMap(image -> Crawler.address(image).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isAt(URI address, @Nullable String imageUrl) {
    return imageUrl != null && Crawler.address(imageUrl).filter(address::equals).isPresent();
  }
}
