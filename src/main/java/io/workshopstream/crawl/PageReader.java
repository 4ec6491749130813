package io.workshopstream.crawl;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes a page of what came in and, where the crawl goes on from it, finds the wanted links. */
final class PageReader {

  private final CrawlOrder order;
  private final LinkFinder finder;
  private final boolean withBrowser;

  /**
   * @param withBrowser whether there is a browser for pages that need one
   */
  PageReader(CrawlOrder order, boolean withBrowser) {
    this.order = order;
    this.finder = new LinkFinder(order);
    this.withBrowser = withBrowser;
  }

  /**
   * @param link the address that was asked for
   * @param address where redirects led
   */
  Answer read(URI link, URI address, int depth, Answer.Body body) {
    Optional<Page.Kind> kind = body.type().kind(body.bytes());
    if (kind.isEmpty()) {
      return Setback.lasting(Fetch.Reason.NOT_A_PAGE, "no text");
    }
    String text = TextDecoder.decode(body.bytes(), body.type());
    Page page = new Page(link, address, kind.get(), text);
    List<URI> links = links(page, depth);
    return new Answer.Found(page, links, isForBrowser(page, depth, links));
  }

  /** The page as the browser shows it. */
  Answer read(URI link, int depth, Answer.Rendered rendered) {
    Page page =
        new Page(link, rendered.address(), Page.Kind.HTML, rendered.source(), rendered.picture());
    return new Answer.Found(page, links(page, depth), false);
  }

  private List<URI> links(Page page, int depth) {
    return depth < order.depth() ? finder.links(page) : List.of();
  }

  private boolean isForBrowser(Page page, int depth, List<URI> links) {
    return switch (order.rendering()) {
      case NEVER -> false;
      case ALWAYS -> page.kind() == Page.Kind.HTML;
      case AUTO -> withBrowser && (ScriptShell.is(page) || isSilentListing(page, depth, links));
    };
  }

  /** A start page whose links must come from its scripts. */
  private boolean isSilentListing(Page page, int depth, List<URI> links) {
    return depth == 0 && order.depth() > 0 && links.isEmpty() && ScriptShell.hasScript(page);
  }
}
