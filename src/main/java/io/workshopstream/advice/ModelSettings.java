package io.workshopstream.advice;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which language model is asked, and how much.
 *
 * @param url where an OpenAI-compatible API begins, such as {@code https://api.openai.com/v1}; null
 *     for none: nobody is ever asked
 * @param name of the model
 * @param key for the API; null for none; never shown
 * @param timeout the longest for one answer
 * @param attempts the most requests for one page
 * @param requestsPerMinute the most requests in a minute, over all runs of this server
 * @param tokensPerDay when all servers together have used up so many, nobody is asked until the
 *     next day (UTC)
 */
public record ModelSettings(
    @Nullable URI url,
    String name,
    @Nullable String key,
    Duration timeout,
    int attempts,
    int requestsPerMinute,
    long tokensPerDay) {

  /** Without the key: settings may end up in a log line. */
  @Override
  public String toString() {
    return url == null ? "no model" : name + " at " + url.getHost();
  }
}
