package io.workshopstream.crawl;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.address.AddressParser;
import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.browser.Browser;
import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.fetch.HttpClients;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Download;
import io.workshopstream.crawl.page.DownloadRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.HostTurns;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.crawl.read.LinkExtractor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where crawls begin. All of them share the workers, the connections and the courtesy that hosts
 * are owed.
 */
public final class Crawler implements AutoCloseable {

  private final CrawlContext context;

  /**
   * @param workers bounded, for requests that block: one thread for each request under way, and one
   *     for each page in the browser
   * @param shared what the crawlers of all servers owe to hosts together
   */
  public Crawler(
      CrawlLimits limits, BrowserLimits browser, Executor workers, HostTurns shared, Clock clock) {
    this(
        context(
            limits,
            new Browser(browser, limits.bytes(), clock),
            workers,
            new HostThrottle(limits.perHost(), shared, clock),
            clock));
  }

  Crawler(CrawlContext context) {
    this.context = context;
  }

  private static CrawlContext context(
      CrawlLimits limits, Browser browser, Executor workers, HostThrottle throttle, Clock clock) {
    DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
    CrawlContext.PageSources sources =
        new CrawlContext.PageSources(new HttpClients(limits), browser);
    return new CrawlContext(limits, clock, workers, sources, throttle, jitter);
  }

  /** Begins a crawl; nothing is asked for before its first {@link Crawl#next}. Close it. */
  public Crawl begin(CrawlRequest order) {
    return begin(order, link -> false, KnownPages.NONE);
  }

  /**
   * As above, for somebody who can do without some of the pages, as when they were read already.
   *
   * @param needless links that are handed out as {@link Fetch.Known} and not asked for, unless
   *     their pages may lead to more links
   * @param pages what is known of the pages that are asked for
   */
  public Crawl begin(CrawlRequest order, Predicate<URI> needless, KnownPages pages) {
    return new Crawl(
        new CrawlOrder(order, needless, pages), context, context.limits().totalTimeout());
  }

  /**
   * One page by the rules of a crawl, robots.txt included. Blocks its thread, for three times the
   * page time-out and once the browser's at the most.
   *
   * @param home a page of the only site that may be on a private or loopback address, as the
   *     configuration names it and never the caller; null when none may
   * @return never an exception: a thread that is interrupted gets {@link Fetch.Reason#NOT_VISITED}
   */
  public Fetch fetch(URI address, Rendering rendering, @Nullable URI home) {
    return fetch(address, rendering, home, stop -> {});
  }

  /**
   * As above, for somebody who may lose interest.
   *
   * @param begun is told how to stop it, from any thread; the answer is {@link
   *     Fetch.Reason#NOT_VISITED} then
   */
  public Fetch fetch(
      URI address, Rendering rendering, @Nullable URI home, Consumer<Runnable> begun) {
    CrawlRequest order = new CrawlRequest(address, "", 0, true, rendering, home);
    Fetch none = new Fetch.Failed(address, Fetch.Reason.NOT_VISITED, "interrupted", 0);
    Duration patience =
        context.limits().pageTimeout().multipliedBy(3).plus(context.browser().limits().timeout());
    try (Crawl crawl = new Crawl(new CrawlOrder(order), context, patience)) {
      begun.accept(crawl::close);
      return crawl.next().map(Visit::fetch).orElse(none);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return none;
    }
  }

  /**
   * One file of any type, tried once and without asking robots.txt. Blocks its thread, for the time
   * of the order and that of one name look-up at the most.
   *
   * @param timer ends what takes longer, on a thread of its own
   */
  public Download download(DownloadRequest order, ScheduledExecutorService timer) {
    return new FileDownload(order, context, timer).load();
  }

  /**
   * Why {@link #fetch} would not even try an address, as far as that shows without asking anybody;
   * for whoever wants to refuse at once. Names are not looked up.
   */
  public static Optional<Fetch.Failed> refusal(URI address, @Nullable URI home) {
    boolean internal = home != null && Origin.of(address).equals(Origin.of(home));
    AddressGuard guard = internal ? AddressGuard.INTERNAL : AddressGuard.PUBLIC;
    return guard.forbids(address)
        ? Optional.of(new Fetch.Failed(address, Fetch.Reason.FORBIDDEN_ADDRESS, "", 0))
        : Optional.empty();
  }

  /** Whether pages whose words are made by scripts can be had. */
  public boolean runsScripts() {
    return context.browser().isThere();
  }

  /** The pauses that hosts have asked for, the one that ends first in front; asks nobody. */
  public List<Pause> pauses() {
    return context.throttle().pauses().all(context.clock().instant());
  }

  /**
   * Learns which pauses the other servers know of or have lifted, and tells them of those that only
   * this one knows of. Blocks for a short and bounded time.
   */
  public void synchronisePauses() {
    context.throttle().pauses().synchronise(context.clock().instant());
  }

  /**
   * Has all servers ask a host again before its pause is over; false when it has none. Blocks for a
   * short and bounded time.
   *
   * @throws RuntimeException when the other servers cannot be told; then the pause goes on
   */
  public boolean lift(String host) {
    return context.throttle().pauses().lift(host, context.clock().instant());
  }

  /** Every address that a page links to, in its order; fragments dropped, queries kept. */
  public static List<URI> links(Page page) {
    return new LinkExtractor(new CrawlRequest(page.address(), "", 1, true, false)).links(page);
  }

  /**
   * The http(s) address that words mean to a browser, without its fragment: blanks and brackets are
   * escaped. Empty when they name none.
   */
  public static Optional<URI> address(String words) {
    return AddressParser.absolute(words);
  }

  /** Closes the connections; crawls under way fail. */
  @Override
  public void close() {
    context.clients().close();
    context.browser().close();
  }
}
