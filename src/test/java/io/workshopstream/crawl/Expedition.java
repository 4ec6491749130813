package io.workshopstream.crawl;

import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.testsite.TestSite;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/** A crawler with workers of its own and a site to crawl. */
public final class Expedition implements AutoCloseable {

  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // 10 are too few on a slow machine
  }

  public final TestSite site = TestSite.start();
  public final Crawler crawler;
  private final ExecutorService workers = Executors.newFixedThreadPool(24);

  public Expedition() {
    this(new TestLimits());
  }

  public Expedition(TestLimits limits) {
    this(limits, BrowserLimits.none());
  }

  public Expedition(TestLimits limits, BrowserLimits browser) {
    crawler = new Crawler(limits.build(), browser, workers, new OneServer(), Clock.systemUTC());
  }

  /** From the list page of the site, for everything below {@code /Event/}. */
  CrawlRequest order(int depth) {
    return order("/list", "/Event/", depth);
  }

  CrawlRequest order(String start, String prefix, int depth) {
    return new CrawlRequest(site.address(start), prefix, depth, false, true);
  }

  /** All visits of a crawl to its end. */
  public List<Visit> visits(CrawlRequest order) throws InterruptedException {
    try (Crawl crawl = crawler.begin(order)) {
      List<Visit> visits = new ArrayList<>();
      for (Optional<Visit> visit = crawl.next(); visit.isPresent(); visit = crawl.next()) {
        visits.add(visit.get());
      }
      return visits;
    }
  }

  public List<Visit> visits(int depth) throws InterruptedException {
    return visits(order(depth));
  }

  /** One page of the site. */
  Fetch fetch(String path) {
    return crawler.fetch(site.address(path), Rendering.AUTO, site.address("/"));
  }

  public static Page page(Fetch fetch) {
    if (fetch instanceof Fetch.Read read) {
      return read.page();
    }
    throw new AssertionError("not read: " + fetch);
  }

  public static Fetch.Failed failed(Fetch fetch) {
    if (fetch instanceof Fetch.Failed failed) {
      return failed;
    }
    throw new AssertionError("not failed: " + fetch);
  }

  public static List<String> paths(List<Visit> visits) {
    return visits.stream().map(Visit::link).map(URI::getRawPath).toList();
  }

  @Override
  public void close() {
    crawler.close();
    site.close();
    workers.shutdownNow();
  }
}
