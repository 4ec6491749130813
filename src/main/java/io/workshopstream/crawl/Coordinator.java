package io.workshopstream.crawl;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.address.AddressNormaliser;
import io.workshopstream.crawl.address.AddressParser;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.fetch.BackOff;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.fetch.RobotsFile;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.crawl.page.Visit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides what a crawl asks for and when, and what an answer means for it. All its waiting is a
 * matter of times that it hands to the caller. For one thread; {@link #abort} and {@link #known}
 * for any.
 */
final class Coordinator {

  private static final Logger LOG = System.getLogger(Coordinator.class.getName());

  /** Pages under way or read but not taken by the caller: a bound for memory. */
  private static final int LOOK_AHEAD = 16;

  /** Characters of pages that wait for the browser: a bound for memory too. */
  private static final long HELD_TEXT = 16_000_000;

  private static final Duration UNTIL_A_WORKER_IS_FREE = Duration.ofMillis(100);

  private final CrawlContext context;
  private final CrawlLimits limits;
  private final BackOff backOff;
  private final Frontier frontier;
  private final Downloader downloader;
  private final RobotsCache robots;
  private final Instant end;
  private final boolean keepQuery;
  private final boolean mustRender;
  private final Deque<Visit> done = new ArrayDeque<>();

  /**
   * @param mailbox takes from any thread what the coordinating one shall run
   */
  Coordinator(CrawlRequest order, CrawlContext context, Duration time, Consumer<Runnable> mailbox) {
    this.context = context;
    limits = context.limits();
    backOff = new BackOff(limits, context.jitter());
    frontier = new Frontier(limits.pages(), limits.pageTimeout());
    downloader =
        new Downloader(context, order, completion -> mailbox.accept(() -> completed(completion)));
    robots = new RobotsCache(limits.maxDelay());
    end = now().plus(time);
    keepQuery = order.keepQuery();
    mustRender = order.rendering() == Rendering.ALWAYS;
    URI start = order.start();
    frontier.start(
        AddressParser.resolve(start, start.toString()).orElse(start),
        AddressNormaliser.normal(start, keepQuery));
  }

  /**
   * Sends out what may go now.
   *
   * @return when to come again, unless mail arrives before
   */
  Instant dispatch() {
    Instant now = now();
    if (!now.isBefore(end)) {
      stop();
      return now;
    }
    for (InFlightFetch late : downloader.giveUp(now)) {
      failure(late, late.tooLate());
    }
    Optional<Instant> again = Optional.empty();
    List<Target> waiting = frontier.waiting();
    boolean full = waiting.stream().mapToLong(Target::length).sum() > HELD_TEXT;
    for (Target target : waiting) {
      if (downloader.size() + done.size() >= LOOK_AHEAD) {
        break;
      }
      if (!full || target.isForBrowser()) {
        again = earlier(again, consider(target, now));
      }
    }
    if (again.isEmpty() && downloader.size() == 0 && done.isEmpty()) {
      strand();
    }
    return earlier(earlier(again, Optional.of(end)).orElse(end), downloader.nextDeadline());
  }

  /** The next result; those beyond the page limit come when there is nothing else to wait for. */
  Optional<Visit> poll() {
    if (!done.isEmpty() || !isIdle()) {
      return Optional.ofNullable(done.poll());
    }
    FetchFailure limit = FetchFailure.permanent(Fetch.Reason.NOT_VISITED, "page limit");
    return frontier.beyond().map(target -> target.failed(limit, 0));
  }

  /** Whether there is nothing left to wait for or to hand out. */
  boolean isDone() {
    return isIdle() && done.isEmpty() && !frontier.hasBeyond();
  }

  private boolean isIdle() {
    return frontier.isEmpty() && downloader.size() == 0;
  }

  int known() {
    return frontier.known();
  }

  void abort() {
    downloader.abortAll();
  }

  /** The time of the crawl is over: everything that is not done never will be. */
  private void stop() {
    FetchFailure cut = FetchFailure.permanent(Fetch.Reason.TIMED_OUT, "time limit of the crawl");
    downloader.giveUp(Instant.MAX).forEach(inFlight -> finish(inFlight.target(), cut));
    FetchFailure missed =
        FetchFailure.permanent(Fetch.Reason.NOT_VISITED, "time limit of the crawl");
    frontier.waiting().forEach(target -> finish(target, target.lastSetback(missed)));
  }

  /**
   * Nothing is under way and nothing has a time: what waits now would wait for ever, for an answer
   * that nobody will bring.
   */
  private void strand() {
    FetchFailure forgotten =
        FetchFailure.permanent(Fetch.Reason.UNREACHABLE, "no answer came for it");
    for (Target target : frontier.waiting()) {
      LOG.log(Level.WARNING, "Nobody would have answered for " + MaskedAddress.of(target.link()));
      finish(target, target.lastSetback(forgotten));
    }
  }

  /**
   * Sends a target out if nothing speaks against it; a fault of our own is its failure alone.
   *
   * @return when to dispatch again: at once after an end that others may wait for; empty for what
   *     only the end of a request of this crawl will tell
   */
  private Optional<Instant> consider(Target target, Instant now) {
    try {
      return target.ready().isAfter(now) ? Optional.of(target.ready()) : judge(target, now);
    } catch (RuntimeException bug) {
      finish(target, FetchFailure.unexpected(target.chain().address(), bug));
      return Optional.of(now);
    }
  }

  private Optional<Instant> judge(Target target, Instant now) {
    URI address = target.chain().address();
    Optional<Origin> origin = AddressGuard.readable(address);
    if (origin.isEmpty()) {
      finish(target, FetchFailure.permanent(Fetch.Reason.FORBIDDEN_ADDRESS, ""));
      return Optional.of(now);
    }
    if (!target.isPage()) {
      return dispatch(target, origin.get(), now);
    }
    if (!robots.isAskedFor(origin.get())) {
      int number = robots.ask(origin.get());
      return consider(frontier.robots(origin.get(), number), now);
    }
    return robots.of(origin.get()).flatMap(file -> judge(target, file, origin.get(), now));
  }

  private Optional<Instant> judge(Target target, RobotsFile file, Origin origin, Instant now) {
    Optional<FetchFailure> objection = file.objection(target.chain().address());
    if (objection.isEmpty()) {
      return dispatch(target, origin, now);
    }
    finish(target, objection.get(), Math.max(target.attempts(), file.attempts()));
    return Optional.of(now);
  }

  private Optional<Instant> dispatch(Target target, Origin origin, Instant now) {
    if (target.isForBrowser() && !context.browser().isFree()) {
      return later(target, now);
    }
    Duration delay = longer(robots.delay(origin), limits.delay());
    Optional<Instant> turn = context.throttle().enter(origin.server(), delay, now);
    if (turn.isPresent()) {
      boolean bearable = !turn.get().isAfter(now.plus(longer(delay, limits.maxDelay())));
      return bearable || turn.get().equals(HostThrottle.WHEN_FREE)
          ? turn
          : dismiss(target, origin, now);
    }
    frontier.remove(target);
    if (start(target, origin, now)) {
      target.requested();
      return Optional.empty();
    }
    frontier.giveBack(target);
    return later(target, now);
  }

  /** A turn at the host that nobody uses is given back. */
  private boolean start(Target target, Origin origin, Instant now) {
    boolean started = false;
    try {
      started = downloader.start(target, origin, now);
      return started;
    } finally {
      if (!started) {
        context.throttle().leave(origin.server());
      }
    }
  }

  private static Optional<Instant> later(Target target, Instant now) {
    target.waitUntil(now.plus(UNTIL_A_WORKER_IS_FREE));
    return Optional.of(target.ready());
  }

  private Optional<Instant> dismiss(Target target, Origin origin, Instant now) {
    String until =
        context.throttle().pauseOf(origin.server(), now).map(Pause::words).orElse("a pause");
    finish(target, FetchFailure.permanent(Fetch.Reason.TOO_MANY_REQUESTS, "not asked " + until));
    return Optional.of(now);
  }

  private void completed(InFlightFetch.Completion completion) {
    InFlightFetch inFlight = completion.inFlight();
    if (!downloader.isExpected(inFlight)) {
      return;
    }
    try {
      take(inFlight, completion.result(), completion.spent());
    } catch (RuntimeException bug) {
      finish(inFlight.target(), FetchFailure.unexpected(inFlight.address(), bug));
    }
  }

  private void take(InFlightFetch inFlight, FetchResult result, Duration spent) {
    Target target = inFlight.target();
    if (result instanceof FetchFailure failure) {
      failure(inFlight, failure);
    } else if (result instanceof FetchResult.Redirect redirect) {
      redirected(target, redirect.to(), spent);
    } else if (result instanceof FetchResult.Found found) {
      found(target, found);
    } else if (result instanceof RobotsFile file && target.asker().isPresent()) {
      robots.read(target.asker().get(), file);
    } else {
      finish(
          target, FetchFailure.permanent(Fetch.Reason.UNREACHABLE, "an answer to something else"));
    }
  }

  private void redirected(Target target, URI to, Duration spent) {
    Duration counted = target.isForBrowser() ? Duration.ZERO : spent;
    target.redirected();
    target
        .chain()
        .follow(to, counted, limits.redirects())
        .ifPresentOrElse(ended -> finish(target, ended), () -> frontier.giveBack(target));
  }

  private void found(Target target, FetchResult.Found found) {
    if (found.forBrowser()) {
      render(target, found);
    } else if (target.isForBrowser() && robots.forbid(found.page().address())) {
      finish(target, FetchFailure.permanent(Fetch.Reason.DISALLOWED, "where its scripts lead"));
    } else {
      done(new Visit(target.link(), target.depth(), new Fetch.Read(found.page())), found);
    }
  }

  private void render(Target target, FetchResult.Found sent) {
    if (context.browser().isThere()) {
      target.render(sent);
      frontier.giveBack(target);
    } else {
      finish(target, FetchFailure.permanent(Fetch.Reason.NO_BROWSER, "none is configured"));
    }
  }

  private void done(Visit visit, FetchResult.Found found) {
    done.add(visit);
    if (visit.depth() == 0) {
      frontier.startsAt(AddressNormaliser.normal(found.page().address(), keepQuery));
    }
    found.links().forEach(link -> frontier.discover(link, visit.depth() + 1));
  }

  private void failure(InFlightFetch inFlight, FetchFailure met) {
    FetchFailure failure = paused(inFlight, met);
    Target target = inFlight.target();
    Optional<Duration> wait = backOff.wait(target.attempts(), failure);
    if (wait.isEmpty()) {
      finish(target, failure);
    } else {
      target.again(now().plus(wait.get()), failure);
      frontier.giveBack(target);
    }
  }

  /** Leaves the host alone when its answer asks for that. */
  private FetchFailure paused(InFlightFetch inFlight, FetchFailure failure) {
    Duration wish = failure.wish();
    if (wish == null || wish.isZero() || (failure.status() != 429 && failure.status() != 503)) {
      return failure;
    }
    Pause pause = Pause.from(now(), inFlight.origin().server(), failure.status(), wish);
    context.throttle().pause(pause);
    return failure.saying(failure.status() + ", " + pause.words());
  }

  private void finish(Target target, FetchFailure failure) {
    finish(target, failure, target.attempts());
  }

  private void finish(Target target, FetchFailure failure, int requests) {
    frontier.remove(target);
    Optional<FetchResult.Found> sent = target.read().filter(read -> !mustRender);
    if (sent.isPresent()) {
      done(target.unrendered(sent.get().page(), failure), sent.get());
    } else if (target.asker().isPresent()) {
      RobotsFile none = RobotsFile.afterFailure(failure, requests, target.chain().isRedirected());
      robots.read(target.asker().get(), none);
    } else {
      done.add(target.failed(failure, requests));
    }
  }

  private Instant now() {
    return context.clock().instant();
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isEmpty() || other.isEmpty()
        ? one.or(() -> other)
        : Optional.of(earlier(one.get(), other.get()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
