package io.workshopstream.crawl.page;

import java.net.URI;
import java.util.List;

/**
 * What is kept of a page that an earlier crawl has read, so that its site can say that it did not
 * change.
 *
 * @param address where redirects led: the validators are those of this address alone
 * @param links the wanted links on it, in its order
 */
public record CachedPage(URI address, Page.Validators validators, List<URI> links) {

  public CachedPage {
    links = List.copyOf(links);
  }
}
