package io.workshopstream.crawl;

import io.workshopstream.crawl.address.AddressNormaliser;
import io.workshopstream.crawl.address.AddressParser;
import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.fetch.BackOff;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.fetch.RobotsFile;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.crawl.page.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Decides what a crawl asks for and when, and what an answer means for it. All its waiting is a
 * matter of times that it hands to the caller. For one thread; {@link #abort} and {@link #known}
 * for any.
 */
final class Coordinator {

  /** Pages under way or read but not taken by the caller: a bound for memory. */
  private static final int LOOK_AHEAD = 16;

  private static final Duration UNTIL_A_WORKER_IS_FREE = Duration.ofMillis(100);

  private final CrawlContext context;
  private final CrawlLimits limits;
  private final BackOff backOff;
  private final Frontier frontier;
  private final Downloader downloader;
  private final RobotsCache robots;
  private final Instant end;
  private final VisitQueue visits;

  /** Who has no turn to give in this dispatch: nobody else who waits for it is looked at. */
  private final Set<Origin> occupied = new HashSet<>();

  /**
   * @param mailbox takes from any thread what the coordinating one shall run
   */
  Coordinator(CrawlOrder order, CrawlContext context, Duration time, Consumer<Runnable> mailbox) {
    this.context = context;
    limits = context.limits();
    backOff = new BackOff(limits, context.jitter());
    frontier = new Frontier(limits.pages(), limits.pageTimeout());
    downloader =
        new Downloader(context, order, completion -> mailbox.accept(() -> completed(completion)));
    robots = new RobotsCache(limits.maxDelay());
    end = now().plus(time);
    visits = new VisitQueue(order, frontier, robots);
    URI start = order.request().start();
    frontier.start(
        AddressParser.resolve(start, start.toString()).orElse(start),
        AddressNormaliser.normal(start, order.request().keepQuery()));
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
      return isIdle() ? now : now.plus(UNTIL_A_WORKER_IS_FREE); // what is here is handed out
    }
    for (InFlightFetch late : downloader.giveUp(now)) {
      failure(late, late.tooLate());
    }
    Earliest again = new Earliest();
    occupied.clear();
    boolean full = frontier.isFull();
    for (Target target : frontier.waiting()) {
      if (downloader.size() + visits.size() >= LOOK_AHEAD) {
        break;
      }
      if (!full || target.isForBrowser()) {
        again.consider(consider(target, now));
      }
    }
    if (again.isNone() && downloader.size() == 0 && visits.isEmpty()) {
      visits.strand();
    }
    again.consider(Optional.of(downloader.nextDeadline()));
    return again.orBefore(end);
  }

  /** The next result; those beyond the page limit come when there is nothing else to wait for. */
  Optional<Visit> poll() {
    if (!visits.isEmpty() || !isIdle()) {
      return visits.poll();
    }
    FetchFailure limit = FetchFailure.permanent(Fetch.Reason.NOT_VISITED, "page limit");
    return frontier.beyond().map(target -> target.failed(limit, 0));
  }

  /** Whether there is nothing left to wait for or to hand out. */
  boolean isDone() {
    return isIdle() && visits.isEmpty() && !frontier.hasBeyond();
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
    downloader.giveUp(Instant.MAX).forEach(inFlight -> visits.fail(inFlight.target(), cut));
    FetchFailure missed =
        FetchFailure.permanent(Fetch.Reason.NOT_VISITED, "time limit of the crawl");
    visits.failWaiting(missed);
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
      visits.fail(target, FetchFailure.unexpected(target.chain().address(), bug));
      return Optional.of(now);
    }
  }

  private Optional<Instant> judge(Target target, Instant now) {
    Optional<Origin> origin = target.origin();
    if (origin.isEmpty()) {
      visits.fail(target, FetchFailure.permanent(Fetch.Reason.FORBIDDEN_ADDRESS, ""));
      return Optional.of(now);
    }
    if (occupied.contains(origin.get())) {
      return Optional.empty();
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
    visits.fail(target, objection.get(), Math.max(target.attempts(), file.attempts()));
    return Optional.of(now);
  }

  private Optional<Instant> dispatch(Target target, Origin origin, Instant now) {
    if (target.isForBrowser() && !context.browser().isFree()) {
      return later(target, now);
    }
    Duration delay = longer(robots.delay(origin), limits.delay());
    Optional<Instant> turn = context.throttle().enter(origin.server(), delay, now);
    if (turn.isPresent()) {
      boolean tooLate = turn.get().isAfter(now.plus(longer(delay, limits.maxDelay())));
      if (tooLate && !turn.get().equals(HostThrottle.WHEN_FREE)) {
        return dismiss(target, origin, now);
      }
      occupied.add(origin);
      return turn;
    }
    frontier.remove(target);
    if (downloader.start(target, origin, now())) { // asking for the turn took its time
      target.requested();
      return Optional.empty();
    }
    frontier.giveBack(target);
    return later(target, now);
  }

  private static Optional<Instant> later(Target target, Instant now) {
    target.waitUntil(now.plus(UNTIL_A_WORKER_IS_FREE));
    return Optional.of(target.ready());
  }

  private Optional<Instant> dismiss(Target target, Origin origin, Instant now) {
    String until =
        context.throttle().pauses().of(origin.server(), now).map(Pause::words).orElse("a pause");
    visits.fail(
        target, FetchFailure.permanent(Fetch.Reason.TOO_MANY_REQUESTS, "not asked " + until));
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
      visits.fail(inFlight.target(), FetchFailure.unexpected(inFlight.address(), bug));
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
    } else if (result instanceof FetchResult.Unchanged) {
      visits.addUnchanged(target);
    } else if (result instanceof RobotsFile file && target.asker().isPresent()) {
      robots.read(target.asker().get(), file);
    } else {
      visits.fail(
          target, FetchFailure.permanent(Fetch.Reason.UNREACHABLE, "an answer to something else"));
    }
  }

  private void redirected(Target target, URI to, Duration spent) {
    Duration counted = target.isForBrowser() ? Duration.ZERO : spent;
    target.redirected();
    target
        .chain()
        .follow(to, counted, limits.redirects())
        .ifPresentOrElse(ended -> visits.fail(target, ended), () -> frontier.giveBack(target));
  }

  private void found(Target target, FetchResult.Found found) {
    if (found.forBrowser()) {
      render(target, found);
    } else if (target.isForBrowser() && robots.forbid(found.page().address())) {
      visits.fail(
          target, FetchFailure.permanent(Fetch.Reason.DISALLOWED, "where its scripts lead"));
    } else {
      visits.add(target, found);
    }
  }

  private void render(Target target, FetchResult.Found sent) {
    if (context.browser().isThere()) {
      target.render(sent);
      frontier.giveBack(target);
    } else {
      visits.fail(target, FetchFailure.permanent(Fetch.Reason.NO_BROWSER, "none is configured"));
    }
  }

  private void failure(InFlightFetch inFlight, FetchFailure met) {
    String host = inFlight.origin().server();
    FetchFailure failure = context.throttle().pauses().after(met, host, now());
    Target target = inFlight.target();
    Optional<Duration> wait = backOff.wait(target.attempts(), failure);
    if (wait.isEmpty()) {
      visits.fail(target, failure);
    } else {
      target.again(now().plus(wait.get()), failure);
      frontier.giveBack(target);
    }
  }

  private Instant now() {
    return context.clock().instant();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
