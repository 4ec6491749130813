package io.workshopstream.crawl.read;

import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes a page of what came in and, where the crawl goes on from it, finds the wanted links. */
public final class PageParser {

  private final CrawlRequest order;
  private final LinkExtractor finder;
  private final boolean withBrowser;

  /**
   * @param withBrowser whether there is a browser for pages that need one
   */
  public PageParser(CrawlRequest order, boolean withBrowser) {
    this.order = order;
    this.finder = new LinkExtractor(order);
    this.withBrowser = withBrowser;
  }

  /**
   * Reads what a server has sent.
   *
   * @param link the address that was asked for
   * @param address where redirects led
   */
  public FetchResult read(URI link, URI address, int depth, FetchResult.Body body) {
    Optional<Page.Kind> kind = body.type().kind(body.bytes());
    if (kind.isEmpty()) {
      return FetchFailure.permanent(Fetch.Reason.NOT_A_PAGE, "no text");
    }
    String text = TextDecoder.decode(body.bytes(), body.type());
    Page page = new Page(link, address, kind.get(), text, body.validators());
    List<URI> links = links(page, depth);
    return new FetchResult.Found(page, links, isForBrowser(page, depth, links));
  }

  /** The page as the browser shows it. */
  public FetchResult read(URI link, int depth, FetchResult.Rendered rendered) {
    Page page =
        new Page(link, rendered.address(), Page.Kind.HTML, rendered.source(), rendered.picture());
    return new FetchResult.Found(page, links(page, depth), false);
  }

  private List<URI> links(Page page, int depth) {
    return depth < order.depth() ? finder.links(page) : List.of();
  }

  private boolean isForBrowser(Page page, int depth, List<URI> links) {
    return switch (order.rendering()) {
      case NEVER -> false;
      case ALWAYS -> page.kind() == Page.Kind.HTML;
      case AUTO -> withBrowser && (AppShell.is(page) || isSilentListing(page, depth, links));
    };
  }

  /** A start page whose links must come from its scripts. */
  private boolean isSilentListing(Page page, int depth, List<URI> links) {
    return depth == 0 && order.depth() > 0 && links.isEmpty() && AppShell.hasScript(page);
  }
}
