package io.workshopstream.run.log;

import io.workshopstream.run.event.RecordedEvent;
import java.util.List;

/**
 * The events of one run that are stored, whoever stored them: nobody ever sees what a crash, or
 * another owner of the run, could take away.
 */
public final class RunEventLog extends EventLog<RecordedEvent> implements LogBudget.Log {

  private final LogBudget budget;
  private volatile long endsAt = Long.MAX_VALUE;

  /**
   * A log of which nothing is in memory.
   *
   * @param last the number of the newest event that is stored; 0 for none
   */
  public RunEventLog(int maxEvents, long maxBytes, LogBudget budget, long last) {
    super(maxEvents, maxBytes, last);
    this.budget = budget;
  }

  @Override
  long number(RecordedEvent event) {
    return event.sequence();
  }

  @Override
  RecordedEvent recorded(RecordedEvent event) {
    return event;
  }

  @Override
  void took(long bytes) {
    budget.took(bytes);
  }

  @Override
  boolean endsAt(long number) {
    return number >= endsAt;
  }

  /**
   * Shows events that are stored, and wakes the readers; those that are known already are passed
   * over. After a gap what is before it comes from the database.
   *
   * @param stored in order, without holes
   */
  public void append(List<RecordedEvent> stored) {
    boolean news = false;
    synchronized (this) {
      for (RecordedEvent event : stored) {
        if (event.sequence() > last()) {
          if (event.sequence() > last() + 1) {
            forgetAll();
          }
          keep(event);
          reveal(event.sequence());
          news = true;
        }
      }
      trim();
    }
    if (news) {
      wake();
      budget.relieve();
    }
  }

  /** Says that events up to this one are stored; what is not in memory comes from the database. */
  public void advance(long stored) {
    synchronized (this) {
      if (stored <= last()) {
        return;
      }
      forgetAll();
      reveal(stored);
    }
    wake();
  }

  /** Says that no event comes after this one, which may not be here yet. */
  public void end(long last) {
    synchronized (this) {
      endsAt = last;
    }
    wake();
  }

  @Override
  public synchronized void give(int parts) {
    drop(parts);
  }
}
