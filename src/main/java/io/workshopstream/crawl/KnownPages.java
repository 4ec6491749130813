package io.workshopstream.crawl;

import io.workshopstream.crawl.page.CachedPage;
import io.workshopstream.crawl.page.Page;
import java.net.URI;
import java.util.Optional;

/**
 * What whoever orders a crawl knows of its pages; asked and told by any thread. By itself it knows
 * nothing, and wants to know nothing.
 */
public interface KnownPages {

  /** Of somebody who takes the pages as they are handed out. */
  KnownPages NONE = new KnownPages() {};

  /**
   * What was kept of a page: its site is asked whether it changed, and when it did not, {@link
   * io.workshopstream.crawl.page.Fetch.Unchanged} is handed out instead of it.
   */
  default Optional<CachedPage> cached(URI link) {
    return Optional.empty();
  }

  /**
   * A page is here and will be handed out; for what can be done with it on the worker's thread,
   * while others are on their way. What goes wrong in it is the caller's to find out.
   *
   * @param depth 0 for the start page
   */
  default void fetched(Page page, int depth) {}
}
