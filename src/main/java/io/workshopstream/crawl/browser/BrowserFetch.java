package io.workshopstream.crawl.browser;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.address.AddressParser;
import io.workshopstream.crawl.address.GuardedDnsResolver;
import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.fetch.FailureClassifier;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.fetch.FetchTask;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Screenshot;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.jspecify.annotations.Nullable;

/**
 * One page in a window of its own: opened, waited for until it keeps still, read, and photographed.
 * Its host is looked up by the guard before, and where its scripts have led is judged after.
 */
public final class BrowserFetch implements FetchTask {

  private static final int WIDTH = 1_280;
  private static final int LEAST_HEIGHT = 900;
  private static final int LARGEST_HEIGHT = 8_000;

  private final URI address;
  private final Origin origin;
  private final GuardedDnsResolver names;
  private final Browser browser;
  private final BrowserSession session;
  private final CountDownLatch aborted = new CountDownLatch(1);

  /**
   * @param deadline after this the page is given up
   */
  public BrowserFetch(
      URI address, Origin origin, GuardedDnsResolver names, Browser browser, Instant deadline) {
    this.address = address;
    this.origin = origin;
    this.names = names;
    this.browser = browser;
    session = browser.session(deadline);
  }

  /** The browser brings cookies of its own; those of the request before are not its business. */
  @Override
  public FetchResult send(CookieStore cookies) {
    try (session) {
      List<InetAddress> admitted = List.of(names.resolve(origin.host()));
      session.open(browser.capabilities(HostResolverRules.of(origin, admitted)));
      session.go(address);
      int height = settle(browser.limits().settleTimeout());
      session.resize(WIDTH, Math.min(Math.max(height, LEAST_HEIGHT), LARGEST_HEIGHT));
      // what is only loaded when it comes into sight
      settle(browser.limits().quietPeriod().multipliedBy(2));
      return look();
    } catch (WebDriverException failure) {
      return failure.failure();
    } catch (UnknownHostException nowhere) {
      return FailureClassifier.of(nowhere);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FetchFailure.permanent(Fetch.Reason.NOT_RENDERED, "interrupted");
    }
  }

  /**
   * Waits until the page keeps still, or that long: some never do.
   *
   * @return its height
   */
  private int settle(Duration longest) throws WebDriverException, InterruptedException {
    PageStability stability = new PageStability();
    long pause = Math.max(1, browser.limits().quietPeriod().toMillis() / (PageStability.LOOKS - 1));
    Instant end = browser.now().plus(longest);
    while (!stability.after(session.run(PageStability.SCRIPT)) && browser.now().isBefore(end)) {
      if (aborted.await(pause, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return stability.height();
  }

  private FetchResult look() throws WebDriverException {
    Optional<URI> there = AddressParser.resolve(address, session.address());
    Optional<Origin> home = there.flatMap(AddressGuard::readable);
    if (there.isEmpty() || home.isEmpty()) {
      return FetchFailure.permanent(Fetch.Reason.NOT_RENDERED, "its scripts led to no web page");
    }
    if (!home.get().sameSite(origin)) {
      return new FetchResult.Redirect(there.get());
    }
    return new FetchResult.Rendered(there.get(), session.source(), picture());
  }

  /** A page without a picture is still a page. */
  private @Nullable Screenshot picture() {
    int longest = browser.limits().screenshotBytes();
    if (longest == 0) {
      return null;
    }
    try {
      byte[] png = session.screenshot();
      return png.length <= longest ? new Screenshot(png) : null;
    } catch (WebDriverException none) {
      return null;
    }
  }

  @Override
  public void abort() {
    aborted.countDown();
    session.abort();
  }
}
