package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.page.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * What hosts are owed by all crawls together: few requests at a time, a pause between two of them,
 * and to be left alone when they ask for it. Safe for many threads; nobody waits inside.
 */
public final class HostThrottle {

  /** What an occupied host answers: listeners are told when one of its requests ends. */
  public static final Instant WHEN_FREE = Instant.MAX;

  private static final int MOST_HOSTS = 10_000;

  private final int perHost;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();

  public HostThrottle(int perHost) {
    this.perHost = perHost;
  }

  private static final class Host {
    private int inside;
    private Instant next = Instant.MIN;
    private @Nullable Pause pause;
  }

  /**
   * Takes a turn at a host; whoever gets it has to {@link #leave}.
   *
   * @param delay from this request to the next one of anybody
   * @return empty when the turn is given; else when to ask again, {@link #WHEN_FREE} for a host
   *     that has as many requests under way as it may
   */
  public synchronized Optional<Instant> enter(String host, Duration delay, Instant now) {
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

  /** Gives a turn back and tells everybody who may be waiting for it. */
  public void leave(String host) {
    synchronized (this) {
      Host left = hosts.computeIfAbsent(host, name -> new Host());
      left.inside--;
    }
    listeners.forEach(Runnable::run);
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

  /** Leaves a host alone when its answer asks for that; the failure then says so. */
  public FetchFailure pausedAfter(FetchFailure failure, String host, Instant now) {
    Duration wish = failure.wish();
    if (wish == null || wish.isZero() || (failure.status() != 429 && failure.status() != 503)) {
      return failure;
    }
    Pause pause = Pause.from(now, host, failure.status(), wish);
    pause(pause);
    return failure.saying(failure.status() + ", " + pause.words());
  }

  /** Nobody asks its host before its end; a pause that is longer stays. */
  public synchronized void pause(Pause pause) {
    Host asked = known(pause.host());
    if (pause.until().isAfter(asked.next)) {
      asked.next = pause.until();
      asked.pause = pause;
    }
  }

  /** The pause that a host is left alone for; empty when it may be asked. */
  public synchronized Optional<Pause> pauseOf(String host, Instant now) {
    Host known = hosts.get(host);
    return known == null
        ? Optional.empty()
        : Optional.ofNullable(known.pause).filter(pause -> pause.until().isAfter(now));
  }

  /** All pauses, the one that ends first in front. */
  public synchronized List<Pause> pauses(Instant now) {
    return hosts.keySet().stream()
        .flatMap(host -> pauseOf(host, now).stream())
        .sorted(Comparator.comparing(Pause::until).thenComparing(Pause::host))
        .toList();
  }

  /** Ends a pause, and tells everybody who may be waiting for that; false when there is none. */
  public boolean lift(String host, Instant now) {
    synchronized (this) {
      if (pauseOf(host, now).isEmpty()) {
        return false;
      }
      Host lifted = known(host);
      lifted.pause = null;
      lifted.next = Instant.MIN;
    }
    listeners.forEach(Runnable::run);
    return true;
  }

  /** Adds a listener, called by any thread when a request ends; it must be quick. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  public void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
