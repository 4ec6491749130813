package io.workshopstream.admin.request;

import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.page.Page;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page that a preview's request brings along, and the address that it names. */
public final class GivenPage {

  private static final URI NOWHERE = URI.create("about:blank");

  private GivenPage() {}

  /**
   * The page in the request itself; empty when it has to be fetched. Its address only completes
   * links, so that one which no browser could open is no obstacle.
   */
  public static Optional<Page> in(PreviewRequest request) {
    String html = request.html();
    String body = html == null ? request.text() : html;
    if (body == null) {
      return Optional.empty();
    }
    URI address = address(request).orElse(NOWHERE);
    return Optional.of(new Page(address, address, kind(html), body));
  }

  /** The address as written, or as a browser would read it: blanks and brackets escaped. */
  public static Optional<URI> address(PreviewRequest request) {
    String url = request.url();
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create(url.strip()));
    } catch (IllegalArgumentException notStrictlyOne) {
      return Crawler.address(url);
    }
  }

  private static Page.Kind kind(@Nullable String html) {
    if (html == null) {
      return Page.Kind.TEXT;
    }
    String start = html.stripLeading();
    return start.startsWith("{") || start.startsWith("[") ? Page.Kind.JSON : Page.Kind.HTML;
  }
}
