package io.workshopstream.quota;

import io.workshopstream.crawl.Crawler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps what this server knows of pauses and what the database says of them together: all servers
 * learn within a second or two that one of them has lifted a pause. Asks nothing while no pause is
 * known here, since a server meets the pauses of others when it asks their hosts for something.
 */
public final class QuotaUpkeep {

  private static final long PURGE_EVERY = Duration.ofMinutes(10).toNanos();

  private final Crawler crawler;
  private final SharedHostTurns turns;
  private final Executor executor;
  private final AtomicBoolean working = new AtomicBoolean();
  private volatile long purgeAt = System.nanoTime();

  /**
   * @param executor for work that blocks; one of its threads is used at a time
   */
  public QuotaUpkeep(Crawler crawler, SharedHostTurns turns, Executor executor) {
    this.crawler = crawler;
    this.turns = turns;
    this.executor = executor;
  }

  /** Learns the pauses that were there before this server was. Blocks. */
  public void begin() {
    crawler.synchronisePauses();
  }

  /** Does what is due, on another thread, unless that is under way. To be called each second. */
  public void tick() {
    boolean due = isPurgeDue() || !crawler.pauses().isEmpty();
    if (!due || !working.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException shuttingDown) {
      working.set(false);
    }
  }

  private void work() {
    try {
      crawler.synchronisePauses();
      if (isPurgeDue()) {
        purgeAt = System.nanoTime() + PURGE_EVERY;
        turns.purge();
      }
    } finally {
      working.set(false);
    }
  }

  private boolean isPurgeDue() {
    return System.nanoTime() - purgeAt >= 0;
  }
}
