package io.workshopstream.run.follow;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.lease.NodeHealth;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.run.store.StoredEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings what other nodes store to those who watch here: one reader for a whole node, however many
 * watch. Looks when it is told that there is something new, and by itself now and then.
 */
public final class RunTail {

  private static final int MOST_RUNS = 500;
  private static final int MOST_EVENTS = 5000;

  /** How long ago a run may have ended whose last events may not have been seen. */
  private static final Duration RECENT = Duration.ofMinutes(1);

  /** How long somebody who is about to watch all runs may take to do so. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final RunRegistry registry;
  private final RunRepository repository;
  private final GlobalEventLog feed;
  private final NodeHealth health;
  private final Clock clock;
  private final ReentrantLock looking = new ReentrantLock();
  private boolean feeding;
  private long wantedAt;

  /**
   * @param health is told how far this node is behind the others
   */
  public RunTail(
      RunRegistry registry,
      RunRepository repository,
      GlobalEventLog feed,
      NodeHealth health,
      Clock clock) {
    this.registry = registry;
    this.repository = repository;
    this.feed = feed;
    this.health = health;
    this.clock = clock;
  }

  /** Reads what is new. Blocks; threads that come meanwhile wait and look after it. */
  public void look() {
    looking.lock();
    try {
      for (List<Run> chunk : chunks(registry.followed())) {
        follow(chunk);
      }
      feeding &= feed.readers() > 0 || System.nanoTime() - wantedAt < PATIENCE_NANOS;
      if (feeding) {
        feed();
      }
      health.followed();
    } finally {
      looking.unlock();
    }
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int i = 0; i < all.size(); i += MOST_RUNS) {
      chunks.add(all.subList(i, Math.min(all.size(), i + MOST_RUNS)));
    }
    return chunks;
  }

  /** The events first and the headers then, so that no header is older than an event. */
  private void follow(List<Run> runs) {
    boolean more = true;
    while (more) {
      Map<RunId, Long> after =
          runs.stream().collect(Collectors.toMap(Run::id, run -> run.log().last()));
      List<RecordedEvent> events = repository.storedEvents().after(after, MOST_EVENTS);
      Map<RunId, List<RecordedEvent>> byRun =
          events.stream().collect(Collectors.groupingBy(RecordedEvent::run));
      Map<RunId, RunHeader> headers =
          repository.headers(after.keySet()).stream()
              .collect(Collectors.toMap(RunHeader::id, Function.identity()));
      runs.stream()
          .filter(run -> headers.containsKey(run.id()) && !run.isOwned())
          .forEach(
              run ->
                  run.adopt(
                      headers.getOrDefault(run.id(), run.header()),
                      byRun.getOrDefault(run.id(), List.of())));
      noteLag(events);
      more = events.size() == MOST_EVENTS;
    }
  }

  private void noteLag(List<RecordedEvent> events) {
    events.stream()
        .map(RecordedEvent::at)
        .max(Comparator.naturalOrder())
        .ifPresent(newest -> health.lag(Duration.between(newest, clock.instant())));
  }

  /**
   * Has the events of all runs brought to the feed from now on; what was stored before this returns
   * is found in the database. Blocks.
   */
  public void feedAll() {
    looking.lock();
    try {
      wantedAt = System.nanoTime();
      if (!feeding) {
        recent().forEach(header -> feed.pass(header.id(), header.last()));
        feeding = true;
      }
    } finally {
      looking.unlock();
    }
  }

  /**
   * Where the first of some events stands in the order of time; empty when none is stored. Blocks.
   *
   * @param events of each run the number of one event; a bounded number of runs
   */
  public Optional<StoredEvents.Place> earliest(Map<RunId, Long> events) {
    return repository.storedEvents().earliest(events);
  }

  private List<RunHeader> recent() {
    return repository.changedSince(clock.instant().minus(RECENT), MOST_EVENTS);
  }

  /** Runs of this node come to the feed as they are stored. */
  private void feed() {
    Map<RunId, Long> after = new HashMap<>();
    for (RunHeader header : recent()) {
      long known = feed.newestOf(header.id());
      if (header.last() > known && !registry.writes(header.id())) {
        after.put(header.id(), known);
      }
    }
    for (List<Map.Entry<RunId, Long>> chunk : chunks(List.copyOf(after.entrySet()))) {
      Map<RunId, Long> each =
          chunk.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      List<RecordedEvent> events = repository.storedEvents().after(each, MOST_EVENTS);
      feed.append(events);
      noteLag(events);
    }
  }
}
