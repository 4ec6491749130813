package io.workshopstream.crawl;

import io.workshopstream.crawl.address.AddressNormaliser;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.fetch.RobotsFile;
import io.workshopstream.crawl.page.CachedPage;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.crawl.page.Visit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a crawl has visited and not handed out yet; each end of a target comes here. For one thread.
 */
final class VisitQueue {

  private static final Logger LOG = System.getLogger(VisitQueue.class.getName());

  private final Frontier frontier;
  private final RobotsCache robots;
  private final CrawlOrder order;
  private final Deque<Visit> visits = new ArrayDeque<>();

  VisitQueue(CrawlOrder order, Frontier frontier, RobotsCache robots) {
    this.frontier = frontier;
    this.robots = robots;
    this.order = order;
  }

  int size() {
    return visits.size();
  }

  boolean isEmpty() {
    return visits.isEmpty();
  }

  Optional<Visit> poll() {
    return Optional.ofNullable(visits.poll());
  }

  /** A page was read; the links on it are to be visited too. */
  void add(Target target, FetchResult.Found found) {
    Fetch.Read read = new Fetch.Read(found.page(), found.links(), null);
    add(new Visit(target.link(), target.depth(), read), found);
  }

  private void add(Visit visit, FetchResult.Found found) {
    add(visit, found.page().address(), found.links());
  }

  /** A page is as it was: so are the links on it. */
  void addUnchanged(Target target) {
    CachedPage cached = order.pages().cached(target.link()).orElseThrow();
    Visit visit = new Visit(target.link(), target.depth(), new Fetch.Unchanged());
    add(visit, cached.address(), cached.links());
  }

  private void add(Visit visit, URI address, List<URI> links) {
    visits.add(visit);
    if (visit.depth() == 0) {
      frontier.startsAt(AddressNormaliser.normal(address, order.request().keepQuery()));
    }
    links.forEach(link -> discover(link, visit.depth() + 1));
  }

  private void discover(URI link, int depth) {
    boolean known = order.isNeedless(link, depth);
    if (frontier.discover(link, depth, known) && known) {
      visits.add(new Visit(link, depth, new Fetch.Known()));
    }
  }

  /** What waits is visited no more. */
  void failWaiting(FetchFailure failure) {
    frontier.waiting().forEach(target -> fail(target, target.lastSetback(failure)));
  }

  /**
   * Nothing is under way and nothing has a time: what waits now would wait for ever, for an answer
   * that nobody will bring.
   */
  void strand() {
    frontier
        .waiting()
        .forEach(
            target ->
                LOG.log(
                    Level.WARNING,
                    "Nobody would have answered for " + MaskedAddress.of(target.link())));
    failWaiting(FetchFailure.permanent(Fetch.Reason.UNREACHABLE, "no answer came for it"));
  }

  void fail(Target target, FetchFailure failure) {
    fail(target, failure, target.attempts());
  }

  /**
   * No page came of a target: what was read of it before a browser was asked counts, unless the
   * browser is a must.
   */
  void fail(Target target, FetchFailure failure, int requests) {
    frontier.remove(target);
    Optional<FetchResult.Found> sent =
        target.read().filter(read -> order.request().rendering() != Rendering.ALWAYS);
    if (sent.isPresent()) {
      add(target.unrendered(sent.get().page(), failure), sent.get());
    } else if (target.asker().isPresent()) {
      RobotsFile none = RobotsFile.afterFailure(failure, requests, target.chain().isRedirected());
      robots.read(target.asker().get(), none);
    } else {
      visits.add(target.failed(failure, requests));
    }
  }
}
