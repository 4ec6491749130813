package io.workshopstream.crawl;

import io.workshopstream.crawl.page.CrawlRequest;
import java.net.URI;
import java.util.function.Predicate;

/**
 * What to crawl, and what of it somebody can do without.
 *
 * @param needless links whose pages do not have to be read, if they are at the full depth: others
 *     may lead further
 * @param pages what is known of the others
 */
record CrawlOrder(CrawlRequest request, Predicate<URI> needless, KnownPages pages) {

  CrawlOrder(CrawlRequest request) {
    this(request, link -> false, KnownPages.NONE);
  }

  boolean isNeedless(URI link, int depth) {
    return depth >= request.depth() && needless.test(link);
  }
}
