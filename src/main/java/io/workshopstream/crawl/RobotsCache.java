package io.workshopstream.crawl;

import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.fetch.RobotsFile;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the origins of one crawl say to robots, as far as it was read. Belongs to the coordinator.
 */
final class RobotsCache {

  private final Duration maxDelay;

  /** Empty while it is being read. */
  private final Map<Origin, Optional<RobotsFile>> files = new HashMap<>();

  /**
   * @param maxDelay the most that a wish for a delay counts
   */
  RobotsCache(Duration maxDelay) {
    this.maxDelay = maxDelay;
  }

  /** Whether it was read or is about to be. */
  boolean isAskedFor(Origin origin) {
    return files.containsKey(origin);
  }

  /**
   * Notes that it is about to be read.
   *
   * @return which one of the crawl it is, from 1
   */
  int ask(Origin origin) {
    files.put(origin, Optional.empty());
    return files.size();
  }

  /** It was read, or nobody can have it: those who wait for this origin go on. */
  void read(Origin origin, RobotsFile file) {
    files.put(origin, Optional.of(file));
  }

  /** Empty while it is not read. */
  Optional<RobotsFile> of(Origin origin) {
    return files.getOrDefault(origin, Optional.empty());
  }

  boolean forbid(URI address) {
    return Origin.of(address)
        .flatMap(this::of)
        .flatMap(file -> file.objection(address))
        .isPresent();
  }

  /** The delay that is asked for; zero when none is. */
  Duration delay(Origin origin) {
    return of(origin).map(file -> file.delay(maxDelay)).orElse(Duration.ZERO);
  }
}
