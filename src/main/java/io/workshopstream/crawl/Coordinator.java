package io.workshopstream.crawl;

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

  private final Equipment equipment;
  private final CrawlLimits limits;
  private final BackOff backOff;
  private final Frontier frontier;
  private final Flights flights;
  private final RobotsFiles robots;
  private final Instant end;
  private final boolean keepQuery;
  private final boolean mustRender;
  private final Deque<Visit> done = new ArrayDeque<>();

  /**
   * @param mailbox takes from any thread what the coordinating one shall run
   */
  Coordinator(CrawlOrder order, Equipment equipment, Duration time, Consumer<Runnable> mailbox) {
    this.equipment = equipment;
    limits = equipment.limits();
    backOff = new BackOff(limits, equipment.chance());
    frontier = new Frontier(limits.pages(), limits.pageTimeout());
    flights = new Flights(equipment, order, landing -> mailbox.accept(() -> landed(landing)));
    robots = new RobotsFiles(limits.maxDelay());
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
    for (Flight late : flights.giveUp(now)) {
      setback(late, late.tooLate());
    }
    Optional<Instant> again = Optional.empty();
    List<Target> waiting = frontier.waiting();
    boolean full = waiting.stream().mapToLong(Target::length).sum() > HELD_TEXT;
    for (Target target : waiting) {
      if (flights.size() + done.size() >= LOOK_AHEAD) {
        break;
      }
      if (!full || target.isForBrowser()) {
        again = earlier(again, consider(target, now));
      }
    }
    if (again.isEmpty() && flights.size() == 0 && done.isEmpty()) {
      strand();
    }
    return earlier(earlier(again, Optional.of(end)).orElse(end), flights.nextDeadline());
  }

  /** The next result; those beyond the page limit come when there is nothing else to wait for. */
  Optional<Visit> poll() {
    if (!done.isEmpty() || !isIdle()) {
      return Optional.ofNullable(done.poll());
    }
    Setback limit = Setback.lasting(Fetch.Reason.NOT_VISITED, "page limit");
    return frontier.beyond().map(target -> target.failed(limit, 0));
  }

  /** Whether there is nothing left to wait for or to hand out. */
  boolean isDone() {
    return isIdle() && done.isEmpty() && !frontier.hasBeyond();
  }

  private boolean isIdle() {
    return frontier.isEmpty() && flights.size() == 0;
  }

  int known() {
    return frontier.known();
  }

  void abort() {
    flights.abortAll();
  }

  /** The time of the crawl is over: everything that is not done never will be. */
  private void stop() {
    Setback cut = Setback.lasting(Fetch.Reason.TIMED_OUT, "time limit of the crawl");
    flights.giveUp(Instant.MAX).forEach(flight -> finish(flight.target(), cut));
    Setback missed = Setback.lasting(Fetch.Reason.NOT_VISITED, "time limit of the crawl");
    frontier.waiting().forEach(target -> finish(target, target.lastSetback(missed)));
  }

  /**
   * Nothing is under way and nothing has a time: what waits now would wait for ever, for an answer
   * that nobody will bring.
   */
  private void strand() {
    Setback forgotten = Setback.lasting(Fetch.Reason.UNREACHABLE, "no answer came for it");
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
      finish(target, Setback.unexpected(target.chain().address(), bug));
      return Optional.of(now);
    }
  }

  private Optional<Instant> judge(Target target, Instant now) {
    URI address = target.chain().address();
    Optional<Origin> origin = AddressGuard.readable(address);
    if (origin.isEmpty()) {
      finish(target, Setback.lasting(Fetch.Reason.FORBIDDEN_ADDRESS, ""));
      return Optional.of(now);
    }
    if (!target.isPage()) {
      return takeOff(target, origin.get(), now);
    }
    if (!robots.isAskedFor(origin.get())) {
      int number = robots.ask(origin.get());
      return consider(frontier.robots(origin.get(), number), now);
    }
    return robots.of(origin.get()).flatMap(file -> judge(target, file, origin.get(), now));
  }

  private Optional<Instant> judge(Target target, RobotsFile file, Origin origin, Instant now) {
    Optional<Setback> objection = file.objection(target.chain().address());
    if (objection.isEmpty()) {
      return takeOff(target, origin, now);
    }
    finish(target, objection.get(), Math.max(target.attempts(), file.attempts()));
    return Optional.of(now);
  }

  private Optional<Instant> takeOff(Target target, Origin origin, Instant now) {
    if (target.isForBrowser() && !equipment.browser().isFree()) {
      return later(target, now);
    }
    Duration delay = longer(robots.delay(origin), limits.delay());
    Optional<Instant> turn = equipment.courtesy().enter(origin.server(), delay, now);
    if (turn.isPresent()) {
      boolean bearable = !turn.get().isAfter(now.plus(longer(delay, limits.maxDelay())));
      return bearable || turn.get().equals(Courtesy.WHEN_FREE)
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
      started = flights.start(target, origin, now);
      return started;
    } finally {
      if (!started) {
        equipment.courtesy().leave(origin.server());
      }
    }
  }

  private static Optional<Instant> later(Target target, Instant now) {
    target.waitUntil(now.plus(UNTIL_A_WORKER_IS_FREE));
    return Optional.of(target.ready());
  }

  private Optional<Instant> dismiss(Target target, Origin origin, Instant now) {
    String until =
        equipment.courtesy().pauseOf(origin.server(), now).map(Pause::words).orElse("a pause");
    finish(target, Setback.lasting(Fetch.Reason.TOO_MANY_REQUESTS, "not asked " + until));
    return Optional.of(now);
  }

  private void landed(Flight.Landing landing) {
    Flight flight = landing.flight();
    if (!flights.isExpected(flight)) {
      return;
    }
    try {
      take(flight, landing.answer(), landing.spent());
    } catch (RuntimeException bug) {
      finish(flight.target(), Setback.unexpected(flight.address(), bug));
    }
  }

  private void take(Flight flight, Answer answer, Duration spent) {
    Target target = flight.target();
    if (answer instanceof Setback setback) {
      setback(flight, setback);
    } else if (answer instanceof Answer.Redirect redirect) {
      redirected(target, redirect.to(), spent);
    } else if (answer instanceof Answer.Found found) {
      found(target, found);
    } else if (answer instanceof RobotsFile file && target.asker().isPresent()) {
      robots.read(target.asker().get(), file);
    } else {
      finish(target, Setback.lasting(Fetch.Reason.UNREACHABLE, "an answer to something else"));
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

  private void found(Target target, Answer.Found found) {
    if (found.forBrowser()) {
      render(target, found);
    } else if (target.isForBrowser() && robots.forbid(found.page().address())) {
      finish(target, Setback.lasting(Fetch.Reason.DISALLOWED, "where its scripts lead"));
    } else {
      done(new Visit(target.link(), target.depth(), new Fetch.Read(found.page())), found);
    }
  }

  private void render(Target target, Answer.Found sent) {
    if (equipment.browser().isThere()) {
      target.render(sent);
      frontier.giveBack(target);
    } else {
      finish(target, Setback.lasting(Fetch.Reason.NO_BROWSER, "none is configured"));
    }
  }

  private void done(Visit visit, Answer.Found found) {
    done.add(visit);
    if (visit.depth() == 0) {
      frontier.startsAt(AddressNormaliser.normal(found.page().address(), keepQuery));
    }
    found.links().forEach(link -> frontier.discover(link, visit.depth() + 1));
  }

  private void setback(Flight flight, Setback met) {
    Setback setback = paused(flight, met);
    Target target = flight.target();
    Optional<Duration> wait = backOff.wait(target.attempts(), setback);
    if (wait.isEmpty()) {
      finish(target, setback);
    } else {
      target.again(now().plus(wait.get()), setback);
      frontier.giveBack(target);
    }
  }

  /** Leaves the host alone when its answer asks for that. */
  private Setback paused(Flight flight, Setback setback) {
    Duration wish = setback.wish();
    if (wish == null || wish.isZero() || (setback.status() != 429 && setback.status() != 503)) {
      return setback;
    }
    Pause pause = Pause.from(now(), flight.origin().server(), setback.status(), wish);
    equipment.courtesy().pause(pause);
    return setback.saying(setback.status() + ", " + pause.words());
  }

  private void finish(Target target, Setback setback) {
    finish(target, setback, target.attempts());
  }

  private void finish(Target target, Setback setback, int requests) {
    frontier.remove(target);
    Optional<Answer.Found> sent = target.read().filter(read -> !mustRender);
    if (sent.isPresent()) {
      done(target.unrendered(sent.get().page(), setback), sent.get());
    } else if (target.asker().isPresent()) {
      RobotsFile none = RobotsFile.afterFailure(setback, requests, target.chain().isRedirected());
      robots.read(target.asker().get(), none);
    } else {
      done.add(target.failed(setback, requests));
    }
  }

  private Instant now() {
    return equipment.clock().instant();
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
