package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.page.HostTurns;
import io.workshopstream.crawl.page.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pauses that hosts have asked for, as far as this process knows of them. What it learns first
 * it tells the other servers, and {@link #synchronise} learns what they know. Safe for many
 * threads.
 */
public final class PauseRegistry {

  private static final int MOST = 10_000;

  private static final Comparator<Pause> FIRST_TO_END =
      Comparator.comparing(Pause::until).thenComparing(Pause::host);

  private final HostTurns shared;
  private final Runnable lifted;
  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * @param lifted told when a pause has ended before its time
   */
  PauseRegistry(HostTurns shared, Runnable lifted) {
    this.shared = shared;
    this.lifted = lifted;
  }

  /**
   * A pause.
   *
   * @param told whether the other servers know of it
   */
  private record Entry(Pause pause, boolean told) {}

  /** Leaves a host alone when its answer asks for that; the failure then says so. */
  public FetchFailure after(FetchFailure failure, String host, Instant now) {
    Duration wish = failure.wish();
    if (wish == null || wish.isZero() || (failure.status() != 429 && failure.status() != 503)) {
      return failure;
    }
    Pause pause = Pause.from(now, host, failure.status(), wish);
    add(pause);
    return failure.saying(failure.status() + ", " + pause.words());
  }

  /** Nobody asks its host before its end, on any server; a pause that is longer stays. */
  public void add(Pause pause) {
    if (put(pause)) {
      tell(pause);
    }
  }

  private synchronized boolean put(Pause pause) {
    Entry known = entries.get(pause.host());
    boolean longest = known == null || pause.until().isAfter(known.pause().until());
    if (longest) {
      store(new Entry(pause, false));
    }
    return longest;
  }

  /** A site can have any number of names: the one whose pause ends first is forgotten. */
  private void store(Entry entry) {
    if (entries.size() >= MOST && !entries.containsKey(entry.pause().host())) {
      entries.values().stream()
          .map(Entry::pause)
          .min(FIRST_TO_END)
          .ifPresent(first -> entries.remove(first.host()));
    }
    entries.put(entry.pause().host(), entry);
  }

  private void tell(Pause pause) {
    if (shared.pause(pause)) {
      synchronized (this) {
        entries.replace(pause.host(), new Entry(pause, false), new Entry(pause, true));
      }
    }
  }

  /** A pause that all servers keep; one that they do not know of stays. */
  synchronized void learn(Pause pause) {
    Entry known = entries.get(pause.host());
    if (known == null || known.told()) {
      store(new Entry(pause, true));
    }
  }

  /** The pause that a host is left alone for; empty when it may be asked. */
  public synchronized Optional<Pause> of(String host, Instant now) {
    @Nullable Entry known = entries.get(host);
    return known == null
        ? Optional.empty()
        : Optional.of(known.pause()).filter(pause -> pause.until().isAfter(now));
  }

  /** All pauses, the one that ends first in front. */
  public synchronized List<Pause> all(Instant now) {
    entries.values().removeIf(entry -> !entry.pause().until().isAfter(now));
    return entries.values().stream().map(Entry::pause).sorted(FIRST_TO_END).toList();
  }

  /**
   * Tells the other servers what they do not know yet, learns what they know, and ends what one of
   * them has lifted. Blocks for a short and bounded time.
   */
  public void synchronise(Instant now) {
    all(now).stream().filter(pause -> !isTold(pause)).forEach(this::tell);
    // those that are lifted are told from those that came while the others were asked
    List<Pause> before = all(now).stream().filter(this::isTold).toList();
    shared.pauses().ifPresent(known -> follow(before, known));
  }

  private synchronized boolean isTold(Pause pause) {
    Entry known = entries.get(pause.host());
    return known != null && known.told();
  }

  private void follow(List<Pause> before, List<Pause> known) {
    Set<String> paused = known.stream().map(Pause::host).collect(Collectors.toSet());
    long ended =
        before.stream().filter(pause -> !paused.contains(pause.host())).filter(this::end).count();
    known.forEach(this::learn);
    if (ended > 0) {
      lifted.run();
    }
  }

  private synchronized boolean end(Pause pause) {
    Entry known = entries.get(pause.host());
    return known != null && known.pause().equals(pause) && entries.remove(pause.host()) != null;
  }

  /**
   * Ends the pause of a host on all servers; false when it has none. Blocks for a short and bounded
   * time.
   *
   * @throws RuntimeException when the other servers cannot be told; then it goes on
   */
  public boolean lift(String host, Instant now) {
    boolean elsewhere = shared.lift(host);
    boolean here = of(host, now).filter(this::end).isPresent();
    if (here) {
      lifted.run();
    }
    return here || elsewhere;
  }
}
