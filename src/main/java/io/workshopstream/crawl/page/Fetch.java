package io.workshopstream.crawl.page;

import io.workshopstream.crawl.address.MaskedAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the attempt to read one address ended: with a page or with the reason why not. */
public sealed interface Fetch {

  /**
   * The page was read.
   *
   * @param links the wanted links on it, where the crawl goes on from it
   * @param unrendered why it was read without its scripts although a browser should have run them;
   *     null when nothing is amiss
   */
  record Read(Page page, List<URI> links, @Nullable Failed unrendered) implements Fetch {

    public Read(Page page) {
      this(page, List.of(), null);
    }

    @Override
    public String toString() {
      return page.kind() + " of " + MaskedAddress.of(page.address());
    }
  }

  /** Whoever ordered the crawl does not need the page; it was not asked for. */
  record Known() implements Fetch {}

  /** The site says that the page is as it was when it was read last. */
  record Unchanged() implements Fetch {}

  /**
   * The page could not be had, after all attempts.
   *
   * @param address the one that was asked for, also when redirects led elsewhere
   * @param detail what the reason does not say, such as {@code 503}, for people; addresses in it
   *     are masked; may be empty
   * @param attempts how many times it was tried, 0 when that was not allowed; for a host that was
   *     not even reached for its robots.txt, how many times that was tried
   */
  record Failed(URI address, Reason reason, String detail, int attempts) implements Fetch {

    /** With the address masked: a failure may end up in a log line. */
    @Override
    public String toString() {
      return reason + " " + detail + " after " + attempts + " at " + MaskedAddress.of(address);
    }
  }

  /** Why a page could not be had. */
  enum Reason {
    /** The name has no address, the connection was refused or broke. */
    UNREACHABLE,
    /** No answer, or no end of it, in time. */
    TIMED_OUT,
    /** The site's robots.txt asks us to stay away. */
    DISALLOWED,
    /** The address lies on a private network, names a user, or is no http(s) address. */
    FORBIDDEN_ADDRESS,
    /** Status 404 or 410. */
    NOT_FOUND,
    /** Status 401 or 403. */
    REFUSED,
    /** Status 429 until the attempts ran out. */
    TOO_MANY_REQUESTS,
    /** Any other status that is no success. */
    BAD_STATUS,
    /** More redirects than allowed, or a circle of them. */
    TOO_MANY_REDIRECTS,
    /** More bytes than allowed. */
    TOO_LARGE,
    /** Neither HTML nor JSON nor text. */
    NOT_A_PAGE,
    /** Its scripts should have been run, but no browser is there for that. */
    NO_BROWSER,
    /** The browser broke down over its scripts. */
    NOT_RENDERED,
    /** The crawl ended before this address had its turn: its page or time limit. */
    NOT_VISITED
  }
}
