package io.workshopstream.catalogue.listing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the public was told of a meeting, and when.
 *
 * @param firstSeenAt when it was listed for the first time
 * @param updatedAt when what is shown of it last changed
 * @param sequence how often that was; 0 for one that never changed
 * @param cancelledAt since when it is no longer listed; null while it is
 */
public record Publication(
    Instant firstSeenAt, Instant updatedAt, int sequence, @Nullable Instant cancelledAt) {

  /** One that is listed now and was not known before. */
  public static Publication first(Instant now) {
    return new Publication(now, now, 0, null);
  }

  /** The same meeting with other values, or listed again. */
  public Publication changed(Instant now) {
    return new Publication(firstSeenAt, now, sequence + 1, null);
  }

  /** The same meeting, which is listed no longer. */
  public Publication cancelled(Instant now) {
    return new Publication(firstSeenAt, now, sequence + 1, now);
  }
}
