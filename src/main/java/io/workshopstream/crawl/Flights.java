package io.workshopstream.crawl;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The requests of one crawl that are under way, each on a worker of its own. Only {@link #abortAll}
 * may be called by other threads than the coordinator's.
 */
final class Flights {

  private final Equipment equipment;
  private final PageReader reader;

  /** The only origin that may be on a private or loopback address; empty when none may. */
  private final Optional<Origin> home;

  private final Consumer<Flight.Landing> landings;
  private final Set<Flight> airborne = ConcurrentHashMap.newKeySet();

  /**
   * @param landings told of each end, by the worker, just before it leaves the host
   */
  Flights(Equipment equipment, CrawlOrder order, Consumer<Flight.Landing> landings) {
    this.equipment = equipment;
    this.landings = landings;
    reader = new PageReader(order, equipment.browser().isThere());
    home = Optional.ofNullable(order.home()).flatMap(Origin::of);
  }

  /**
   * Sends a worker; the turn at the host, already taken, is given back at the end.
   *
   * @return false when no worker or no window of the browser is free: then nothing has happened
   */
  boolean start(Target target, Origin origin, Instant now) {
    boolean forBrowser = target.isForBrowser();
    if (forBrowser && !equipment.browser().enter()) {
      return false;
    }
    boolean sent = false;
    try {
      sent = send(flight(target, origin, now));
      return sent;
    } finally {
      if (forBrowser && !sent) {
        equipment.browser().leave();
      }
    }
  }

  private boolean send(Flight flight) {
    airborne.add(flight);
    try {
      equipment.workers().execute(() -> fly(flight));
      return true;
    } catch (RejectedExecutionException | IllegalStateException busy) {
      airborne.remove(flight);
      return false;
    }
  }

  private Flight flight(Target target, Origin origin, Instant now) {
    RedirectChain chain = target.chain();
    Duration time = target.isForBrowser() ? equipment.browser().limits().timeout() : chain.left();
    Instant deadline = now.plus(time);
    boolean internal = home.filter(origin::equals).isPresent();
    Errand errand =
        target.isForBrowser()
            ? rendering(chain.address(), origin, internal, deadline)
            : request(target, internal, deadline);
    return new Flight(
        target,
        target.link(),
        chain.address(),
        origin,
        chain.cookies(),
        errand,
        now,
        deadline,
        new AtomicBoolean());
  }

  private PageRendering rendering(URI address, Origin origin, boolean internal, Instant deadline) {
    GuardedNames names = equipment.clients().names(internal);
    return new PageRendering(address, origin, names, equipment.browser(), deadline);
  }

  private PageRequest request(Target target, boolean internal, Instant deadline) {
    return new PageRequest(
        target.chain().address(),
        equipment.clients().client(internal),
        reading(target),
        equipment.clock(),
        deadline);
  }

  private PageRequest.Reading reading(Target target) {
    return target.isPage()
        ? new PageRequest.Reading(equipment.limits().bytes(), false, false)
        : new PageRequest.Reading(RobotsFile.LONGEST, true, true);
  }

  private void fly(Flight flight) {
    if (!flight.take()) {
      return;
    }
    try {
      Answer answer = answer(flight);
      Duration spent = Duration.between(flight.started(), equipment.clock().instant());
      landings.accept(new Flight.Landing(flight, answer, spent));
    } finally {
      leave(flight);
    }
  }

  private void leave(Flight flight) {
    if (flight.errand() instanceof PageRendering) {
      equipment.browser().leave();
    }
    equipment.courtesy().leave(flight.origin().server());
  }

  private Answer answer(Flight flight) {
    try {
      Answer answer = flight.errand().send(flight.cookies());
      if (answer instanceof Answer.Rendered rendered) {
        return reader.read(flight.link(), flight.target().depth(), rendered);
      }
      return answer instanceof Answer.Body body ? read(flight, body) : answer;
    } catch (RuntimeException | Error bug) {
      // a hostile body can make the JDK's reader of gzip overflow the stack
      return Setback.unexpected(flight.address(), bug);
    }
  }

  private Answer read(Flight flight, Answer.Body body) {
    Target target = flight.target();
    return target.isPage()
        ? reader.read(flight.link(), flight.address(), target.depth(), body)
        : RobotsFile.read(flight.address(), body.bytes(), equipment.limits().userAgent());
  }

  /** Whether somebody still waits for it; not so when it was given up before. */
  boolean isExpected(Flight flight) {
    return airborne.remove(flight);
  }

  /** Those beyond their deadline; aborted and not expected any more. */
  List<Flight> giveUp(Instant now) {
    List<Flight> overdue =
        airborne.stream().filter(flight -> flight.deadline().isBefore(now)).toList();
    overdue.forEach(this::giveUp);
    return overdue;
  }

  private void giveUp(Flight flight) {
    airborne.remove(flight);
    flight.errand().abort();
    if (flight.take()) {
      leave(flight);
    }
  }

  /** When the first of them will be beyond its deadline. */
  Instant nextDeadline() {
    return airborne.stream().map(Flight::deadline).min(Instant::compareTo).orElse(Instant.MAX);
  }

  /** Ends them soon; they land as always. */
  void abortAll() {
    airborne.forEach(flight -> flight.errand().abort());
  }

  int size() {
    return airborne.size();
  }
}
