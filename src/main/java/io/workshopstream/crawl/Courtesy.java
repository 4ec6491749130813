package io.workshopstream.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * What hosts are owed by all crawls together: few requests at a time, a pause between two of them,
 * and to be left alone when they ask for it. Safe for many threads; nobody waits inside.
 */
final class Courtesy {

  /** What an occupied host answers: somebody's leaving will be told by the bells. */
  static final Instant WHEN_FREE = Instant.MAX;

  private final int perHost;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Set<Runnable> bells = new CopyOnWriteArraySet<>();

  Courtesy(int perHost) {
    this.perHost = perHost;
  }

  private static final class Host {
    private int inside;
    private Instant next = Instant.MIN;
  }

  /**
   * Takes a turn at a host; whoever gets it has to {@link #leave}.
   *
   * @param delay from this request to the next one of anybody
   * @return empty when the turn is given; else when to ask again, {@link #WHEN_FREE} for a host
   *     that has as many requests under way as it may
   */
  synchronized Optional<Instant> enter(String host, Duration delay, Instant now) {
    hosts.values().removeIf(known -> known.inside == 0 && !known.next.isAfter(now));
    Host asked = hosts.computeIfAbsent(host, name -> new Host());
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

  /** Gives a turn back and tells everybody who may be waiting for it. */
  void leave(String host) {
    synchronized (this) {
      Host left = hosts.computeIfAbsent(host, name -> new Host());
      left.inside--;
    }
    bells.forEach(Runnable::run);
  }

  /** Nobody asks this host before then. */
  synchronized void pause(String host, Instant until) {
    Host asked = hosts.computeIfAbsent(host, name -> new Host());
    if (until.isAfter(asked.next)) {
      asked.next = until;
    }
  }

  /** Has a bell rung, by any thread, at each leaving; it must be quick. */
  void listen(Runnable bell) {
    bells.add(bell);
  }

  void forget(Runnable bell) {
    bells.remove(bell);
  }
}
