package io.workshopstream.crawl.page;

import io.workshopstream.crawl.address.MaskedAddress;
import java.net.URI;

/**
 * One address that a crawl came to and how that went.
 *
 * @param link the address as the site spells it, made absolute and brought into normal form (RFC
 *     3986 section 6.2), fragment dropped; the start page as ordered
 * @param depth 0 for the start page
 */
public record Visit(URI link, int depth, Fetch fetch) {

  /** With the link masked: a visit may end up in a log line. */
  @Override
  public String toString() {
    return MaskedAddress.of(link) + " at depth " + depth + ": " + fetch;
  }
}
