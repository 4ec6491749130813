package io.workshopstream.crawl;

import java.time.Instant;
import java.util.Optional;

/** The earliest of several moments, as far as they are known. For one thread. */
final class Earliest {

  private Optional<Instant> moment = Optional.empty();

  void consider(Optional<Instant> other) {
    if (moment.isEmpty() || (other.isPresent() && other.get().isBefore(moment.get()))) {
      moment = other;
    }
  }

  boolean isNone() {
    return moment.isEmpty();
  }

  /** The earliest, or the end if that comes before or there is none. */
  Instant orBefore(Instant end) {
    return moment.filter(end::isAfter).orElse(end);
  }
}
