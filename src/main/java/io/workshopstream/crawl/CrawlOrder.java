package io.workshopstream.crawl;

import io.workshopstream.crawl.page.CrawlRequest;
import java.net.URI;
import java.util.Set;

/**
 * What to crawl, and what of it somebody has read already.
 *
 * @param read links whose pages do not have to be read, if they are at the full depth: others may
 *     lead further
 */
record CrawlOrder(CrawlRequest request, Set<URI> read) {

  CrawlOrder {
    read = Set.copyOf(read);
  }

  boolean isRead(URI link, int depth) {
    return depth >= request.depth() && read.contains(link);
  }
}
