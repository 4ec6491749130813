package io.workshopstream.run;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who works and who waits: one run at a time for each subject, a bounded number of runs at work and
 * of runs that wait. Among those whose subjects are free, the one whose subjects were served
 * longest ago goes first, so that nobody who asks often keeps others waiting. Not safe for threads;
 * its owner locks.
 */
final class RunQueue {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final int parallel;
  private final int queued;
  private final Map<RunId, Entry> working = new LinkedHashMap<>();
  private final Map<RunId, Entry> waiting = new LinkedHashMap<>();
  private final Map<String, Long> served = new HashMap<>();
  private long starts;

  RunQueue(int parallel, int queued) {
    this.parallel = parallel;
    this.queued = queued;
  }

  /** A run with its work. */
  record Entry(Run run, RunTask task) {}

  /** The run that does this very work already, or will; not one that was told to stop. */
  Optional<Run> same(RunKey key) {
    return active()
        .filter(run -> run.key().equals(key) && run.cancellation().requested().isEmpty())
        .findFirst();
  }

  /**
   * Makes sure that there is room for one more.
   *
   * @throws RunRefusedException when it would have to wait and too many do already
   */
  void admit(RunKey key) throws RunRefusedException {
    boolean waits = working.size() >= parallel || active().anyMatch(run -> run.key().overlaps(key));
    if (waits && waiting.size() >= queued) {
      throw RunRefusedException.queueIsFull(waiting.size(), RETRY_AFTER);
    }
  }

  /** Lets a run wait for its turn; {@link #ready} says whose turn it is. */
  void add(Entry entry) {
    waiting.put(entry.run().id(), entry);
  }

  /**
   * The runs that have to end or start before a waiting one starts; empty when its turn has come.
   */
  List<Run> before(Run run) {
    List<Run> ahead = active().takeWhile(other -> !other.id().equals(run.id())).toList();
    List<Run> sharing = ahead.stream().filter(run::sharesSubject).toList();
    return sharing.isEmpty() && working.size() >= parallel ? ahead : sharing;
  }

  /** The runs whose turn has come; they count as working from now on. */
  List<Entry> ready() {
    List<Entry> ready = new ArrayList<>();
    for (Optional<Entry> next = next(); next.isPresent(); next = next()) {
      Entry entry = next.get();
      waiting.remove(entry.run().id());
      working.put(entry.run().id(), entry);
      entry.run().key().subjects().forEach(subject -> served.put(subject, ++starts));
      ready.add(entry);
    }
    return ready;
  }

  private Optional<Entry> next() {
    if (working.size() >= parallel) {
      return Optional.empty();
    }
    return waiting.values().stream()
        .filter(entry -> before(entry.run()).isEmpty())
        .min(
            Comparator.comparingLong(this::lastServed)); // the first of equals: the longest waiting
  }

  private long lastServed(Entry entry) {
    return entry.run().key().subjects().stream()
        .mapToLong(subject -> served.getOrDefault(subject, 0L))
        .max()
        .orElse(0);
  }

  /** Takes a run out that waits; false when it does not. */
  boolean stopWaiting(RunId id) {
    return waiting.remove(id) != null;
  }

  /**
   * Takes out the runs whose work has ended: their end is seen a moment before their threads come
   * to say so.
   */
  void forgetOver() {
    working.values().removeIf(entry -> entry.run().state().isOver());
  }

  /** Takes a run out that works. */
  void remove(RunId id) {
    working.remove(id);
  }

  /** Those that wait, longest first. */
  List<Run> waiting() {
    return waiting.values().stream().map(Entry::run).toList();
  }

  /** Every run that works, then every run that waits, longest first. */
  Stream<Run> active() {
    return Stream.concat(working.values().stream(), waiting.values().stream()).map(Entry::run);
  }
}
