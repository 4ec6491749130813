package io.workshopstream.crawl;

import io.workshopstream.crawl.address.GuardedDnsResolver;
import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.browser.BrowserFetch;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.fetch.FetchTask;
import io.workshopstream.crawl.fetch.HttpFetch;
import io.workshopstream.crawl.fetch.RedirectChain;
import io.workshopstream.crawl.fetch.RobotsFile;
import io.workshopstream.crawl.page.CachedPage;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.read.PageParser;
import java.lang.System.Logger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The requests of one crawl that are under way, each on a worker. Only {@link #abortAll} may be
 * called by other threads than the coordinator's.
 */
final class Downloader {

  private static final Logger LOG = System.getLogger(Downloader.class.getName());

  private final CrawlContext context;
  private final KnownPages pages;
  private final PageParser reader;

  /** The only origin that may be on a private or loopback address; empty when none may. */
  private final Optional<Origin> home;

  private final Consumer<InFlightFetch.Completion> completions;
  private final Set<InFlightFetch> fetches = ConcurrentHashMap.newKeySet();

  /**
   * @param completions told of each end, by the worker
   */
  Downloader(
      CrawlContext context, CrawlOrder order, Consumer<InFlightFetch.Completion> completions) {
    this.context = context;
    this.completions = completions;
    pages = order.pages();
    reader = new PageParser(order.request(), context.browser().isThere());
    home = Optional.ofNullable(order.request().home()).flatMap(Origin::of);
  }

  /**
   * Sends a worker; the turn at the host, already taken, is given back at the end.
   *
   * @return false when no worker or no window of the browser is free: then nothing has happened,
   *     and the turn is given back at once
   */
  boolean start(Target target, Origin origin, Instant now) {
    boolean started = false;
    try {
      started = send(target, origin, now);
      return started;
    } finally {
      if (!started) {
        context.throttle().leave(origin.server());
      }
    }
  }

  private boolean send(Target target, Origin origin, Instant now) {
    boolean forBrowser = target.isForBrowser();
    if (forBrowser && !context.browser().enter()) {
      return false;
    }
    boolean sent = false;
    try {
      sent = send(inFlight(target, origin, now));
      return sent;
    } finally {
      if (forBrowser && !sent) {
        context.browser().leave();
      }
    }
  }

  private boolean send(InFlightFetch inFlight) {
    fetches.add(inFlight);
    try {
      context.workers().execute(() -> perform(inFlight));
      return true;
    } catch (RejectedExecutionException | IllegalStateException busy) {
      fetches.remove(inFlight);
      return false;
    }
  }

  private InFlightFetch inFlight(Target target, Origin origin, Instant now) {
    RedirectChain chain = target.chain();
    Duration time = target.isForBrowser() ? context.browser().limits().timeout() : chain.left();
    Instant deadline = now.plus(time);
    boolean internal = home.filter(origin::equals).isPresent();
    FetchTask task =
        target.isForBrowser()
            ? rendering(chain.address(), origin, internal, deadline)
            : request(target, internal, deadline);
    InFlightFetch.Destination destination =
        new InFlightFetch.Destination(target.link(), chain.address(), origin, chain.cookies());
    return new InFlightFetch(
        target,
        destination,
        task,
        now,
        deadline,
        new AtomicReference<>(InFlightFetch.Stage.WAITING));
  }

  private BrowserFetch rendering(URI address, Origin origin, boolean internal, Instant deadline) {
    GuardedDnsResolver names = context.clients().names(internal);
    return new BrowserFetch(address, origin, names, context.browser(), deadline);
  }

  private HttpFetch request(Target target, boolean internal, Instant deadline) {
    return new HttpFetch(
        target.chain().address(),
        context.clients().client(internal),
        reading(target),
        context.clock(),
        deadline);
  }

  private HttpFetch.Reading reading(Target target) {
    return target.isPage()
        ? new HttpFetch.Reading(context.limits().bytes(), false, false, known(target))
        : new HttpFetch.Reading(RobotsFile.LONGEST, true, true, Page.Validators.NONE);
  }

  private Page.Validators known(Target target) {
    return pages
        .cached(target.link())
        .filter(cached -> cached.address().equals(target.chain().address()))
        .map(CachedPage::validators)
        .orElse(Page.Validators.NONE);
  }

  private void perform(InFlightFetch inFlight) {
    if (!inFlight.take()) {
      return;
    }
    FetchResult result = result(inFlight);
    Duration spent = Duration.between(inFlight.started(), context.clock().instant());
    InFlightFetch.Completion end = new InFlightFetch.Completion(inFlight, result, spent);
    if (result instanceof FetchResult.Found found) {
      leave(inFlight); // what is done with the page keeps nobody from the host
      tell(end, found);
    } else {
      completions.accept(end); // who asks next has to know of a pause that the host wants
      leave(inFlight);
    }
  }

  /** The page is handed out, whatever becomes of what is done with it before. */
  private void tell(InFlightFetch.Completion end, FetchResult.Found found) {
    end.inFlight().fetched();
    try {
      if (!found.forBrowser()) {
        pages.fetched(found.page(), end.inFlight().target().depth());
      }
    } catch (RuntimeException | StackOverflowError broken) {
      LOG.log(Logger.Level.DEBUG, "a page could not be read ahead", broken);
    } finally {
      completions.accept(end);
    }
  }

  private void leave(InFlightFetch inFlight) {
    if (inFlight.task() instanceof BrowserFetch) {
      context.browser().leave();
    }
    context.throttle().leave(inFlight.origin().server());
  }

  private FetchResult result(InFlightFetch inFlight) {
    try {
      FetchResult result = inFlight.task().send(inFlight.cookies());
      if (result instanceof FetchResult.Rendered rendered) {
        return reader.read(inFlight.link(), inFlight.target().depth(), rendered);
      }
      return result instanceof FetchResult.Body body ? read(inFlight, body) : result;
    } catch (RuntimeException | Error bug) {
      // a hostile body can make the JDK's reader of gzip overflow the stack
      return FetchFailure.unexpected(inFlight.address(), bug);
    }
  }

  private FetchResult read(InFlightFetch inFlight, FetchResult.Body body) {
    Target target = inFlight.target();
    return target.isPage()
        ? reader.read(inFlight.link(), inFlight.address(), target.depth(), body)
        : RobotsFile.read(inFlight.address(), body.bytes(), context.limits().userAgent());
  }

  /** Whether somebody still waits for it; not so when it was given up before. */
  boolean isExpected(InFlightFetch inFlight) {
    return fetches.remove(inFlight);
  }

  /** Those beyond their deadline; aborted and not expected any more. */
  List<InFlightFetch> giveUp(Instant now) {
    List<InFlightFetch> overdue =
        fetches.stream().filter(inFlight -> inFlight.isLate(now)).toList();
    overdue.forEach(this::giveUp);
    return overdue;
  }

  private void giveUp(InFlightFetch inFlight) {
    fetches.remove(inFlight);
    inFlight.task().abort();
    if (inFlight.take()) {
      leave(inFlight);
    }
  }

  /** When the first of them will be beyond its deadline. */
  Instant nextDeadline() {
    return fetches.stream()
        .filter(InFlightFetch::isOut)
        .map(InFlightFetch::deadline)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** Ends them soon; they land as always. */
  void abortAll() {
    fetches.forEach(inFlight -> inFlight.task().abort());
  }

  int size() {
    return fetches.size();
  }
}
