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

  private final long most;
  private final AtomicLong taken = new AtomicLong();
  private final Set<RunEventLog> logs = new LinkedHashSet<>();

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

  public synchronized void add(RunEventLog log) {
    logs.add(log);
  }

  /** Takes a log out that nobody looks at any more. */
  public void remove(RunEventLog log) {
    synchronized (this) {
      logs.remove(log);
    }
    log.drop(1, true);
  }

  /** Has logs give way until all fit; to be called with no log locked. */
  public void relieve() {
    if (taken.get() > most) {
      relieve(all(true), 1, false);
      relieve(all(false), 2, false);
      relieve(all(false), 1, false);
    }
    if (taken.get() > 2 * most) { // not stored either: the database has been down for long
      relieve(all(false), 2, true);
    }
  }

  private synchronized List<RunEventLog> all(boolean ended) {
    List<RunEventLog> all = new ArrayList<>(logs);
    all.removeIf(log -> log.hasEnded() != ended);
    return all;
  }

  private void relieve(List<RunEventLog> which, int part, boolean unstoredToo) {
    for (RunEventLog log : which) {
      if (taken.get() <= most) {
        return;
      }
      log.drop(part, unstoredToo);
    }
  }
}
