package io.workshopstream.crawl;

import io.workshopstream.crawl.page.CrawlRequest;
import java.net.URI;
import java.util.function.Predicate;

/**
 * What to crawl, and what of it somebody can do without.
 *
 * @param needless links whose pages do not have to be read, if they are at the full depth: others
 *     may lead further
 */
record CrawlOrder(CrawlRequest request, Predicate<URI> needless) {

  boolean isNeedless(URI link, int depth) {
    return depth >= request.depth() && needless.test(link);
  }
}
