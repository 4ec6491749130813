package io.workshopstream.database;

import io.workshopstream.run.database.DatabaseHealth;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;

/**
 * A look at the database each second, so that its health is known without asking, and a request
 * that wants to know never waits.
 */
public class DatabaseProbe {

  /** A look that takes longer than this is an answer, too. */
  private static final long LONGEST = Duration.ofSeconds(5).toNanos();

  private static final int VALID_WITHIN_SECONDS = 5;
  private static final long REST = Duration.ofMinutes(10).toNanos();
  private static final Logger LOG = System.getLogger(DatabaseProbe.class.getName());

  private final DataSource database;
  private final ConfiguredDatabase embedded = ConfiguredDatabase.ofServer();
  private final DatabaseHealth health;
  private final Executor executor;
  private volatile long restUntil = System.nanoTime();
  private boolean looking;
  private long since;

  /**
   * @param executor bounded, for work that blocks; one of its threads is used at a time
   */
  public DatabaseProbe(DataSource database, DatabaseHealth health, Executor executor) {
    this.database = database;
    this.health = health;
    this.executor = executor;
  }

  /** What is wrong with the database; empty when nothing is. */
  public synchronized Optional<String> problem() {
    return looking && System.nanoTime() - since > LONGEST
        ? Optional.of("the database does not answer")
        : health.problem();
  }

  /** Looks, on another thread, unless that is under way. To be called each second. */
  public void tick() {
    synchronized (this) {
      if (looking) {
        return;
      }
      looking = true;
      since = System.nanoTime();
    }
    try {
      executor.execute(this::look);
    } catch (RejectedExecutionException shuttingDown) {
      done();
    }
  }

  private void look() {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(VALID_WITHIN_SECONDS)) {
        throw new SQLException("the connection is dead", "08006");
      }
      health.answered();
      tendFile(connection);
    } catch (SQLException | RuntimeException broken) {
      health.failed(broken);
    } finally {
      done();
    }
  }

  /** A file that cannot be made smaller, as on a disk that is full, is left alone for a while. */
  private void tendFile(Connection connection) {
    if (embedded.file().isEmpty()
        || restUntil - System.nanoTime() > 0
        || health.problem().isPresent()) {
      return;
    }
    try {
      EmbeddedFile.tend(connection.unwrap(JdbcConnection.class)); // the pool's are wrapped
    } catch (SQLException | RuntimeException leftAsItIs) {
      restUntil = System.nanoTime() + REST;
      LOG.log(Logger.Level.WARNING, "the database's file stays as it is: " + leftAsItIs);
    }
  }

  private synchronized void done() {
    looking = false;
  }
}
