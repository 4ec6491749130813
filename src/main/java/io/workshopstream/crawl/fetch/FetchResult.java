package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Screenshot;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request to one address brought. */
public sealed interface FetchResult
    permits FetchFailure,
        RobotsFile,
        FetchResult.Body,
        FetchResult.Rendered,
        FetchResult.Redirect,
        FetchResult.Unchanged,
        FetchResult.Found {

  /** A success, read to its end. */
  final class Body implements FetchResult {

    private final MediaType type;
    private final byte[] bytes;
    private final Page.Validators validators;

    /**
     * @param bytes not copied: nobody changes them
     */
    Body(MediaType type, byte[] bytes, Page.Validators validators) {
      this.type = type;
      this.bytes = bytes;
      this.validators = validators;
    }

    public MediaType type() {
      return type;
    }

    public byte[] bytes() {
      return bytes;
    }

    public Page.Validators validators() {
      return validators;
    }
  }

  /**
   * What a browser made of a page.
   *
   * @param address where the browser is now
   * @param picture null when none was taken
   */
  record Rendered(URI address, String source, @Nullable Screenshot picture)
      implements FetchResult {}

  /** What is at the address is in the state that was asked about (RFC 9110 section 15.4.5). */
  record Unchanged() implements FetchResult {}

  /** The way leads on; the address is absolute. */
  record Redirect(URI to) implements FetchResult {}

  /**
   * A page with the wanted links on it.
   *
   * @param forBrowser whether its scripts shall be run before anybody reads it
   */
  record Found(Page page, List<URI> links, boolean forBrowser) implements FetchResult {}
}
