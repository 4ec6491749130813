package io.workshopstream.crawl;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.fetch.HttpFetch;
import io.workshopstream.crawl.fetch.RedirectChain;
import io.workshopstream.crawl.page.Download;
import io.workshopstream.crawl.page.DownloadRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One file, tried once. The guard judges every hop anew. A file that somebody looks at is no crawl:
 * robots.txt is not asked, but a host that has asked for a pause is left alone. For one thread.
 */
final class FileDownload {

  private final DownloadRequest order;
  private final CrawlContext context;
  private final ScheduledExecutorService timer;
  private final RedirectChain chain;
  private final Optional<Origin> home;
  private final Instant deadline;

  /**
   * @param timer ends what is silent or drips
   */
  FileDownload(DownloadRequest order, CrawlContext context, ScheduledExecutorService timer) {
    this.order = order;
    this.context = context;
    this.timer = timer;
    chain = new RedirectChain(order.address(), order.time());
    home = Optional.ofNullable(order.home()).flatMap(Origin::of);
    deadline = context.clock().instant().plus(order.time());
  }

  /** Blocks its thread, for the time of the order and that of one name look-up at the most. */
  Download load() {
    FetchResult result = hop();
    while (result instanceof FetchResult.Redirect redirect) {
      result = follow(redirect.to());
    }
    if (result instanceof FetchResult.Body body) {
      return new Download.Complete(body.type().name(), body.bytes());
    }
    return result instanceof FetchFailure failure
        ? new Download.Failed(failure.reason(), failure.detail())
        : new Download.Failed(Fetch.Reason.UNREACHABLE, "");
  }

  private FetchResult follow(URI to) {
    Optional<FetchFailure> end = chain.follow(to, Duration.ZERO, context.limits().redirects());
    return end.isPresent() ? end.get() : hop();
  }

  private FetchResult hop() {
    Optional<Origin> origin = AddressGuard.readable(chain.address());
    if (origin.isEmpty()) {
      return FetchFailure.permanent(Fetch.Reason.FORBIDDEN_ADDRESS, "no plain web address");
    }
    String server = origin.get().server();
    return context.throttle().pauses().of(server, context.clock().instant()).isPresent()
        ? FetchFailure.permanent(Fetch.Reason.TOO_MANY_REQUESTS, "its host asked for a pause")
        : ask(home.equals(origin));
  }

  private FetchResult ask(boolean internal) {
    Duration left = Duration.between(context.clock().instant(), deadline);
    if (left.isNegative() || left.isZero()) {
      return late();
    }
    HttpFetch fetch =
        new HttpFetch(
            chain.address(),
            context.clients().client(internal),
            new HttpFetch.Reading(order.bytes(), false, true, Page.Validators.NONE),
            context.clock(),
            deadline);
    Future<?> end = timer.schedule(fetch::abort, left.toMillis() + 1, TimeUnit.MILLISECONDS);
    try {
      FetchResult result = fetch.send(chain.cookies());
      return context.clock().instant().isBefore(deadline) ? result : late();
    } catch (RuntimeException | Error bug) {
      // a hostile body can make the JDK's reader of gzip overflow the stack
      return FetchFailure.unexpected(chain.address(), bug);
    } finally {
      end.cancel(false);
    }
  }

  private static FetchFailure late() {
    return FetchFailure.retryable(Fetch.Reason.TIMED_OUT, "no end");
  }
}
