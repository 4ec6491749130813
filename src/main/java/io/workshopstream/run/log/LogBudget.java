package io.workshopstream.run.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that the logs of all runs together may take in memory. When they take more, logs that
 * have ended give way first, the oldest of them first, then the older half of all others; what gave
 * way comes from the database. Safe for any number of threads.
 */
public final class LogBudget {

  /** A log that can give memory back. */
  public interface Log {

    /** Whether the newest event that readers see is the last one there will be. */
    boolean hasEnded();

    /**
     * Drops events from memory, oldest first.
     *
     * @param parts one of how many parts to drop: 1 for all, 2 for the older half
     */
    void give(int parts);
  }

  private final long most;
  private final AtomicLong taken = new AtomicLong();
  private final Set<Log> logs = new LinkedHashSet<>();

  public LogBudget(long most) {
    this.most = most;
  }

  /** Notes that a log took bytes, or gave some back. */
  void took(long bytes) {
    taken.addAndGet(bytes);
  }

  public long taken() {
    return taken.get();
  }

  public synchronized void add(Log log) {
    logs.add(log);
  }

  /** Takes a log out that nobody looks at any more. */
  public void remove(Log log) {
    synchronized (this) {
      logs.remove(log);
    }
    log.give(1);
  }

  /** Has logs give way until all fit; to be called with no log locked. */
  public void relieve() {
    if (taken.get() > most) {
      relieve(all(true), 1);
      relieve(all(false), 2);
      relieve(all(false), 1);
    }
  }

  private synchronized List<Log> all(boolean ended) {
    List<Log> all = new ArrayList<>(logs);
    all.removeIf(log -> log.hasEnded() != ended);
    return all;
  }

  private void relieve(List<Log> which, int part) {
    for (Log log : which) {
      if (taken.get() <= most) {
        return;
      }
      log.give(part);
    }
  }
}
