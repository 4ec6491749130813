package io.workshopstream.run.database;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the database is, as whoever used it last found it: whether it answers, and whether it writes.
 * Trouble is one line in the server's log for each interval, however often it is met. Safe for any
 * number of threads.
 */
public final class DatabaseHealth {

  private static final Logger LOG = System.getLogger(DatabaseHealth.class.getName());
  private static final long INTERVAL = Duration.ofSeconds(30).toNanos();

  /** For so long after a failure nobody who can wait asks again. */
  private static final long REST = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanos;
  private @Nullable String unanswered;
  private @Nullable String unwritten;
  private long failedAt;
  private long saidAt;
  private boolean said;

  public DatabaseHealth() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward
   */
  DatabaseHealth(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** What is wrong, as a sentence without its full stop; empty when nothing is. */
  public synchronized Optional<String> problem() {
    return Optional.ofNullable(unwritten == null ? unanswered : unwritten);
  }

  /** Notes that it was asked in vain. */
  public void failed(Throwable why) {
    String sentence = sentence(why);
    synchronized (this) {
      unanswered = sentence;
      failedAt = nanos.getAsLong();
    }
    say(sentence, why);
  }

  /** Notes that it answered. */
  public void answered() {
    recover(false);
  }

  /** Notes that something could not be written. */
  public void refused(Throwable why) {
    String sentence = sentence(why);
    synchronized (this) {
      unwritten = sentence;
    }
    say(sentence, why);
  }

  /** Notes that all was written. */
  public void wrote() {
    recover(true);
  }

  /** Whether it was asked in vain a moment ago, so that asking again would only add to the load. */
  public synchronized boolean rests() {
    return unanswered != null && nanos.getAsLong() - failedAt < REST;
  }

  private static String sentence(Throwable why) {
    return DatabaseFailure.in(why)
        .map(DatabaseFailure::sentence)
        .orElse("the database refuses what is written: " + why.getMessage());
  }

  private void recover(boolean writes) {
    boolean back;
    synchronized (this) {
      boolean ill = problem().isPresent();
      unanswered = null;
      unwritten = writes ? null : unwritten;
      back = said && ill && problem().isEmpty();
      said = said && !back;
    }
    if (back) {
      LOG.log(Logger.Level.INFO, "the database works again");
    }
  }

  private void say(String sentence, Throwable why) {
    synchronized (this) {
      long now = nanos.getAsLong();
      if (said && now - saidAt < INTERVAL) {
        return;
      }
      said = true;
      saidAt = now;
    }
    if (DatabaseFailure.in(why).isPresent()) {
      LOG.log(Logger.Level.WARNING, sentence + "; tried again until it does");
    } else {
      LOG.log(Logger.Level.WARNING, sentence, why);
    }
  }
}
