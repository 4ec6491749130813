package io.workshopstream.admin.cache;

import io.workshopstream.crawl.page.CachedPage;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one page.
 *
 * @param page what its site is asked by
 * @param content stands for what the page was
 * @param claims what was read in it, as it is kept; null for a page that was only followed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
record CachedContent(CachedPage page, String content, byte @Nullable [] claims) {

  /** About how many bytes it takes. */
  long size() {
    return 500L + (claims == null ? 0 : claims.length) + 200L * page.links().size();
  }
}
