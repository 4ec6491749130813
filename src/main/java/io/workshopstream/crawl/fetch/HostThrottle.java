package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.page.HostTurn;
import io.workshopstream.crawl.page.HostTurns;
import io.workshopstream.crawl.page.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * What hosts are owed by all crawls together: few requests at a time, a pause between two of them,
 * and to be left alone when they ask for it. The number counts in this process, the rest over all
 * servers, who are asked once a turn is free here. Safe for many threads; nobody waits inside for a
 * turn.
 */
public final class HostThrottle {

  /** What an occupied host answers: listeners are told when one of its requests ends. */
  public static final Instant WHEN_FREE = Instant.MAX;

  private static final int MOST_HOSTS = 10_000;

  private final int perHost;
  private final HostTurns shared;
  private final Clock clock;
  private final PauseRegistry pauses;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();

  /**
   * @param shared what all servers know of turns and pauses
   */
  public HostThrottle(int perHost, HostTurns shared, Clock clock) {
    this.perHost = perHost;
    this.shared = shared;
    this.clock = clock;
    pauses = new PauseRegistry(shared, this::ring);
  }

  private static final class Host {
    private int inside;
    private Instant next = Instant.MIN;
  }

  /** The pauses that hosts have asked for; whoever waits here is told when one is lifted. */
  public PauseRegistry pauses() {
    return pauses;
  }

  /**
   * Takes a turn at a host; whoever gets it has to {@link #leave}. Asks the other servers once a
   * turn is free here, so it may block for a moment.
   *
   * @param delay from this request to the next one of anybody
   * @return empty when the turn is given; else when to ask again, {@link #WHEN_FREE} for a host
   *     that has as many requests under way as it may
   */
  public Optional<Instant> enter(String host, Duration delay, Instant now) {
    Optional<Instant> paused = pauses.of(host, now).map(Pause::until);
    Optional<Instant> occupied = paused.isPresent() ? paused : enterHere(host, delay, now);
    return occupied.isPresent() ? occupied : enterEverywhere(host, delay);
  }

  private synchronized Optional<Instant> enterHere(String host, Duration delay, Instant now) {
    hosts.values().removeIf(known -> known.inside == 0 && !known.next.isAfter(now));
    Host asked = known(host);
    if (asked.next.isAfter(now)) {
      return Optional.of(asked.next);
    }
    if (asked.inside >= perHost) {
      return Optional.of(WHEN_FREE);
    }
    asked.inside++;
    asked.next = now.plus(delay);
    return Optional.empty();
  }

  private Optional<Instant> enterEverywhere(String host, Duration delay) {
    HostTurn turn = shared.take(host, delay);
    turn.pause().ifPresent(pauses::learn);
    // counted from the answer: whoever asked again before that time would ask in vain
    Instant next = next(turn, delay);
    synchronized (this) {
      known(host).next = next;
    }
    if (turn.isGiven()) {
      return Optional.empty();
    }
    leave(host);
    return Optional.of(turn.pause().map(Pause::until).orElse(next));
  }

  /** A pause may be lifted, so it is no part of the delay. */
  private Instant next(HostTurn turn, Duration delay) {
    Instant now = clock.instant();
    if (turn.pause().isPresent()) {
      return now;
    }
    return now.plus(turn.isGiven() ? delay : turn.remaining());
  }

  /** Gives a turn back and tells everybody who may be waiting for it. */
  public void leave(String host) {
    synchronized (this) {
      Host left = hosts.computeIfAbsent(host, name -> new Host());
      left.inside--;
    }
    ring();
  }

  /** A site can have any number of names: the one whose waiting ends first is forgotten. */
  private Host known(String host) {
    if (hosts.size() >= MOST_HOSTS && !hosts.containsKey(host)) {
      hosts.entrySet().stream()
          .filter(known -> known.getValue().inside == 0)
          .min(Comparator.comparing(known -> known.getValue().next))
          .map(Map.Entry::getKey)
          .ifPresent(hosts::remove);
    }
    return hosts.computeIfAbsent(host, name -> new Host());
  }

  private void ring() {
    listeners.forEach(Runnable::run);
  }

  /** Adds a listener, called by any thread when a request ends; it must be quick. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  public void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
