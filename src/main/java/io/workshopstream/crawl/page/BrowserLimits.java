package io.workshopstream.crawl.page;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser is that runs the scripts of pages, and how much of it is used.
 *
 * @param address of a WebDriver server, such as a chromedriver or a Selenium grid; null for none
 * @param capabilities the browser to ask it for: a JSON object after W3C WebDriver section 7
 * @param parallel the most pages rendered at once, over all crawls
 * @param timeout the longest time for one page, from asking for a window to the last byte
 * @param settleTimeout the longest that a page is waited for to come to rest; then it is read as it
 *     stands
 * @param quietPeriod how long nothing may change on it for that
 * @param screenshotBytes the longest picture kept, in bytes of PNG; 0 to take none
 */
public record BrowserLimits(
    @Nullable URI address,
    String capabilities,
    int parallel,
    Duration timeout,
    Duration settleTimeout,
    Duration quietPeriod,
    int screenshotBytes) {

  /** No browser at all. */
  public static BrowserLimits none() {
    return new BrowserLimits(null, "{}", 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
  }
}
