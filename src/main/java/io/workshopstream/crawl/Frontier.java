package io.workshopstream.crawl;

import io.workshopstream.crawl.address.AddressNormaliser;
import io.workshopstream.crawl.address.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The addresses that a crawl knows, in the order they were found, which is breadth first. Each page
 * is taken in once. Belongs to the coordinator alone, except {@link #known}.
 */
final class Frontier {

  /** How many links beyond the page limit are remembered for the report, per page of the limit. */
  private static final int REMEMBERED = 10;

  /** Characters of pages that wait for the browser: a bound for memory. */
  private static final long HELD_TEXT = 16_000_000;

  private final int pages;
  private final Duration time;
  private final Set<String> seen = new HashSet<>();
  private final TreeSet<Target> waiting = new TreeSet<>(Comparator.comparingInt(Target::turn));
  private final Deque<Target> beyond = new ArrayDeque<>();
  private int turns;
  private final AtomicInteger found = new AtomicInteger();

  /**
   * @param pages the most that are let through
   * @param time for one attempt at each
   */
  Frontier(int pages, Duration time) {
    this.pages = pages;
    this.time = time;
  }

  /** The page where the crawl starts; its query is part of it even where queries are dropped. */
  void start(URI page, URI normal) {
    seen.add(AddressNormaliser.key(normal));
    waiting.add(new Target(null, page, 0, ++turns, time));
  }

  /** That page is no link, under this name neither. */
  void startsAt(URI normal) {
    seen.add(AddressNormaliser.key(normal));
  }

  /**
   * Takes in a link in normal form, unless it was found before or the site seems to have no end;
   * tells whether it did.
   *
   * @param known whether its page does not have to be read
   */
  boolean discover(URI link, int depth, boolean known) {
    if (found.get() < pages * REMEMBERED && seen.add(AddressNormaliser.key(link))) {
      found.incrementAndGet();
      if (!known) {
        take(new Target(null, link, depth, ++turns, time));
      }
      return true;
    }
    return false;
  }

  private void take(Target target) {
    if (turns <= pages) {
      waiting.add(target);
    } else {
      beyond.add(target);
    }
  }

  /** A robots.txt that pages wait for goes before all of them. */
  Target robots(Origin origin, int number) {
    Target target = new Target(origin, origin.robots(), 0, -number, time);
    waiting.add(target);
    return target;
  }

  /** Those that wait for their turn, in order; a copy. */
  List<Target> waiting() {
    return List.copyOf(waiting);
  }

  /** Whether what waits for the browser holds so much text that nothing else shall be read. */
  boolean isFull() {
    return waiting.stream().mapToLong(Target::length).sum() > HELD_TEXT;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void remove(Target target) {
    waiting.remove(target);
  }

  void giveBack(Target target) {
    waiting.add(target);
  }

  /** The next link beyond the page limit. */
  Optional<Target> beyond() {
    return Optional.ofNullable(beyond.poll());
  }

  boolean hasBeyond() {
    return !beyond.isEmpty();
  }

  int known() {
    return found.get();
  }
}
