package io.workshopstream.crawl.page;

import io.workshopstream.crawl.address.MaskedAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What to crawl.
 *
 * @param start the page whose links are followed first; masked wherever it is shown
 * @param prefix what a wanted link starts with, absolute or relative to the start; compared without
 *     case and with http and https alike; blank for every link
 * @param depth how many links away from the start to look; 1 reads the start page's links only
 * @param keepQuery whether the query distinguishes pages; dropped from links otherwise
 * @param rendering whether scripts are run before a page is read
 * @param home a page of the only site that may be on a private or loopback address, as the
 *     configuration names it; null when none may
 */
public record CrawlRequest(
    URI start,
    String prefix,
    int depth,
    boolean keepQuery,
    Rendering rendering,
    @Nullable URI home) {

  /**
   * An order whose pages are rendered where they need it.
   *
   * @param internal whether the start's own site may be on a private or loopback address
   */
  public CrawlRequest(URI start, String prefix, int depth, boolean keepQuery, boolean internal) {
    this(start, prefix, depth, keepQuery, Rendering.AUTO, internal ? start : null);
  }

  /** With the start masked: an order may end up in a log line. */
  @Override
  public String toString() {
    return MaskedAddress.of(start) + " to depth " + depth + " for " + prefix;
  }
}
