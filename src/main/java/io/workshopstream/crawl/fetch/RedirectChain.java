package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.page.Fetch;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;

/**
 * The way of one attempt from a link to its page, hop by hop. Cookies live as long as it does. For
 * one thread at a time.
 */
public final class RedirectChain {

  private final CookieStore cookies = new BasicCookieStore();
  private final Set<String> seen = new HashSet<>();
  private URI address;
  private int hops;
  private Duration left;

  /**
   * @param time for all its requests; waiting for a turn between them does not count
   */
  public RedirectChain(URI link, Duration time) {
    address = link;
    left = time;
    seen.add(state());
  }

  public URI address() {
    return address;
  }

  public CookieStore cookies() {
    return cookies;
  }

  public Duration left() {
    return left;
  }

  public boolean isRedirected() {
    return hops > 0;
  }

  /**
   * Goes one hop on.
   *
   * @param spent the time that the redirecting request took
   * @return what ends the way: a circle, or more hops than allowed
   */
  public Optional<FetchFailure> follow(URI to, Duration spent, int allowed) {
    address = to;
    hops++;
    left = left.minus(spent);
    if (hops > allowed) {
      return ended(allowed + " redirects");
    }
    return seen.add(state()) ? Optional.empty() : ended("a circle");
  }

  private static Optional<FetchFailure> ended(String detail) {
    return Optional.of(FetchFailure.permanent(Fetch.Reason.TOO_MANY_REDIRECTS, detail));
  }

  /** Coming back to an address with a new cookie is no circle: some sites test for cookies so. */
  private String state() {
    StringBuilder state = new StringBuilder(address.toString());
    cookies.getCookies().stream()
        .map(
            cookie ->
                cookie.getDomain() + cookie.getPath() + cookie.getName() + "=" + cookie.getValue())
        .sorted()
        .forEach(cookie -> state.append('\n').append(cookie));
    return state.toString();
  }
}
