package io.workshopstream.access.identity;

import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/**
 * A small table in memory, read anew every second: whoever asks it asks no database. Safe for any
 * number of threads.
 *
 * @param <T> all rows
 */
public final class TableCopy<T> {

  private static final Logger LOG = System.getLogger(TableCopy.class.getName());

  /** What is older may have rows that are gone. */
  private static final Duration STALE = Duration.ofSeconds(30);

  /** How often it is read out of turn, however many ask for what it does not have. */
  private static final int MOST_A_SECOND = 20;

  private static final int PATIENCE_SECONDS = 2;

  private record Copy<T>(T rows, Instant readAt) {}

  private final Supplier<T> reading;
  private final Clock clock;
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Copy<T> copy;
  private Instant second = Instant.EPOCH;
  private int extra;

  /**
   * @param reading asks the database for all rows
   * @param none no rows
   * @param executor for work that blocks; one of its threads is used at a time
   */
  public TableCopy(Supplier<T> reading, T none, Clock clock, Executor executor) {
    this.reading = reading;
    this.clock = clock;
    this.executor = executor;
    this.copy = new Copy<>(none, Instant.EPOCH);
  }

  /** All rows, as they were a second ago at most, unless the copy is stale. */
  public T rows() {
    return copy.rows();
  }

  /** Whether it could not be read for so long that nobody should trust it. */
  public boolean isStale() {
    return copy.readAt().plus(STALE).isBefore(clock.instant());
  }

  /** Reads all rows. Asks the database. */
  public void load() {
    lock.lock(); // so that no older reading is shown after a newer one
    try {
      Instant now = clock.instant();
      copy = new Copy<>(reading.get(), now);
    } finally {
      lock.unlock();
    }
  }

  /** Reads all rows again, on another thread. To be called each second. */
  public void tick() {
    if (looking.compareAndSet(false, true)) {
      try {
        executor.execute(this::look);
      } catch (RejectedExecutionException shuttingDown) {
        looking.set(false);
      }
    }
  }

  private void look() {
    try {
      loadIfPossible();
    } finally {
      looking.set(false);
    }
  }

  /** Reads all rows, or lets it be when the database fails: it is read again soon. */
  void loadIfPossible() {
    try {
      load();
    } catch (JdbiException databaseFails) {
      LOG.log(Logger.Level.DEBUG, "a table is not read again", databaseFails);
    }
  }

  /**
   * Reads all rows again for somebody who asks for one that it does not have and another node may
   * have made just now; false when too many ask, or the database fails.
   */
  public boolean readAgain() {
    Instant asked = clock.instant();
    try {
      if (!mayReadAgain(asked) || !lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      if (!copy.readAt().isAfter(asked)) { // else somebody read while we waited
        load();
      }
      return true;
    } catch (JdbiException databaseFails) {
      LOG.log(Logger.Level.DEBUG, "a row was not asked for", databaseFails);
      return false;
    } finally {
      lock.unlock();
    }
  }

  private synchronized boolean mayReadAgain(Instant now) {
    Instant current = now.truncatedTo(ChronoUnit.SECONDS);
    extra = current.equals(second) ? extra + 1 : 1;
    second = current;
    return extra <= MOST_A_SECOND;
  }
}
