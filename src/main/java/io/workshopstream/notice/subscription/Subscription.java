package io.workshopstream.notice.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be told.
 *
 * @param enabled whether anything is sent
 * @param disabledBecause why not, if it was not a person who disabled it; null otherwise
 */
public record Subscription(
    String id,
    Terms terms,
    boolean enabled,
    @Nullable String disabledBecause,
    Instant createdAt,
    String createdBy) {

  /** The same on other terms, or at rest. Enabled, what the server had against it is forgotten. */
  public Subscription with(Terms others, boolean enabledNow) {
    String because = enabledNow ? null : disabledBecause;
    return new Subscription(id, others, enabledNow, because, createdAt, createdBy);
  }
}
