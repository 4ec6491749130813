package io.workshopstream.access.rate;

import java.time.Duration;
import java.util.Locale;

/**
 * What became of one thing that somebody wanted to do.
 *
 * @param granted whether it may be done
 * @param remaining how much may be done at once from now on
 * @param delay until it may be done when it may not, and until all is there again when it may
 */
public record RateDecision(
    RateKind kind, RateLimit limit, boolean granted, long remaining, Duration delay) {

  /** One item of the header {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers). */
  public String policy() {
    return String.format(
        Locale.ROOT, "\"%s\";q=%d;w=%d", kind.word(), limit.amount(), limit.period().toSeconds());
  }

  /** One item of the header {@code RateLimit}. */
  public String state() {
    return String.format(Locale.ROOT, "\"%s\";r=%d;t=%d", kind.word(), remaining, seconds());
  }

  /** The delay in whole seconds, never less than it is. */
  public long seconds() {
    return delay.plusMillis(999).toSeconds();
  }
}
