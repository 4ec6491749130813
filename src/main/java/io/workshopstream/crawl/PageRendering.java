package io.workshopstream.crawl;

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
final class PageRendering implements Errand {

  private static final int WIDTH = 1_280;
  private static final int LEAST_HEIGHT = 900;
  private static final int LARGEST_HEIGHT = 8_000;

  private final URI address;
  private final Origin origin;
  private final GuardedNames names;
  private final Browser browser;
  private final BrowserSession session;
  private final CountDownLatch aborted = new CountDownLatch(1);

  /**
   * @param deadline after this the page is given up
   */
  PageRendering(URI address, Origin origin, GuardedNames names, Browser browser, Instant deadline) {
    this.address = address;
    this.origin = origin;
    this.names = names;
    this.browser = browser;
    session = browser.session(deadline);
  }

  /** The browser brings cookies of its own; those of the request before are not its business. */
  @Override
  public Answer send(CookieStore cookies) {
    try (session) {
      List<InetAddress> admitted = List.of(names.resolve(origin.host()));
      session.open(browser.capabilities(HostRules.of(origin, admitted)));
      session.go(address);
      int height = settle(browser.limits().settle());
      session.resize(WIDTH, Math.min(Math.max(height, LEAST_HEIGHT), LARGEST_HEIGHT));
      // what is only loaded when it comes into sight
      settle(browser.limits().quiet().multipliedBy(2));
      return look();
    } catch (DriverException failure) {
      return failure.setback();
    } catch (UnknownHostException nowhere) {
      return Trouble.of(nowhere);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Setback.lasting(Fetch.Reason.NOT_RENDERED, "interrupted");
    }
  }

  /**
   * Waits until the page keeps still, or that long: some never do.
   *
   * @return its height
   */
  private int settle(Duration longest) throws DriverException, InterruptedException {
    Stillness stillness = new Stillness();
    long pause = Math.max(1, browser.limits().quiet().toMillis() / (Stillness.LOOKS - 1));
    Instant end = browser.now().plus(longest);
    while (!stillness.after(session.run(Stillness.SCRIPT)) && browser.now().isBefore(end)) {
      if (aborted.await(pause, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return stillness.height();
  }

  private Answer look() throws DriverException {
    Optional<URI> there = AddressParser.resolve(address, session.address());
    Optional<Origin> home = there.flatMap(AddressGuard::readable);
    if (there.isEmpty() || home.isEmpty()) {
      return Setback.lasting(Fetch.Reason.NOT_RENDERED, "its scripts led to no web page");
    }
    if (!home.get().sameSite(origin)) {
      return new Answer.Redirect(there.get());
    }
    return new Answer.Rendered(there.get(), session.source(), picture());
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
    } catch (DriverException none) {
      return null;
    }
  }

  @Override
  public void abort() {
    aborted.countDown();
    session.abort();
  }
}
