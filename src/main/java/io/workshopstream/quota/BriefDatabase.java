package io.workshopstream.quota;

import io.workshopstream.run.database.Duplicates;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database for those who cannot wait: an answer that does not come in time, because of the
 * network or of a lock, is a failure. Each statement is a transaction of its own.
 */
final class BriefDatabase {

  /** Longer than any statement of one row takes, and short for a crawl that waits for it. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Jdbi database;

  BriefDatabase(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /** Does something; throws Jdbi's unchecked exception when the database fails. */
  <T> T ask(HandleCallback<T, RuntimeException> work) {
    try {
      return database.withHandle(handle -> ask(handle, work));
    } catch (SQLException broken) {
      throw new ConnectionException(broken);
    }
  }

  private static <T> T ask(Handle handle, HandleCallback<T, RuntimeException> work)
      throws SQLException {
    Connection connection = handle.getConnection();
    int usual = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
    try {
      return work.withHandle(handle);
    } finally {
      restore(connection, usual);
    }
  }

  /** The pool gives the connection to others, unless it broke. */
  private static void restore(Connection connection, int timeout) throws SQLException {
    if (!connection.isClosed()) {
      connection.setNetworkTimeout(Runnable::run, timeout);
    }
  }

  /** Inserts a row; false when its key is taken. */
  static boolean insert(Handle handle, String statement, Object... values) {
    try {
      return handle.execute(statement, values) == 1;
    } catch (JdbiException refused) {
      if (Duplicates.isDuplicate(refused)) {
        return false;
      }
      throw refused;
    }
  }
}
