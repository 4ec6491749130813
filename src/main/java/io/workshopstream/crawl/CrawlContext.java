package io.workshopstream.crawl;

import io.workshopstream.crawl.browser.Browser;
import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.fetch.HttpClients;
import io.workshopstream.crawl.page.CrawlLimits;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * What all crawls of the application share.
 *
 * @param workers runs one request at a time per task; may reject
 * @param jitter jitter: a number from 0 to below 1 at each call, from any thread
 */
record CrawlContext(
    CrawlLimits limits,
    Clock clock,
    Executor workers,
    PageSources sources,
    HostThrottle throttle,
    DoubleSupplier jitter) {

  /** Who brings pages: by HTTP alone, or by a browser. */
  record PageSources(HttpClients clients, Browser browser) {}

  HttpClients clients() {
    return sources.clients();
  }

  Browser browser() {
    return sources.browser();
  }
}
