package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.page.CrawlLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: what the site asks for, else an exponentially growing
 * span with full jitter, so that crawls that failed together do not come back together.
 *
 * @param jitter a number from 0 to below 1 at each call
 */
public record BackOff(CrawlLimits limits, DoubleSupplier jitter) {

  private static final int LARGEST_SHIFT = 20;

  /**
   * The wait before the next attempt.
   *
   * @param attempts how many there were so far, 1 or more
   * @return empty when there shall be no further one
   */
  public Optional<Duration> wait(int attempts, FetchFailure failure) {
    if (!failure.retryable() || attempts >= limits.attempts()) {
      return Optional.empty();
    }
    Duration wish = failure.wish();
    return wish == null
        ? Optional.of(jittered(attempts))
        : Optional.of(wish).filter(asked -> asked.compareTo(limits.maxDelay()) <= 0);
  }

  private Duration jittered(int attempts) {
    Duration grown = limits.backOff().multipliedBy(1L << Math.min(attempts - 1, LARGEST_SHIFT));
    Duration longest = grown.compareTo(limits.maxDelay()) < 0 ? grown : limits.maxDelay();
    return Duration.ofMillis((long) (longest.toMillis() * jitter.getAsDouble()));
  }
}
