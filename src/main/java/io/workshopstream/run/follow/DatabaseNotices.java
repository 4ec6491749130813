package io.workshopstream.run.follow;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.lease.NodeHealth;
import io.workshopstream.run.lease.NodeId;
import io.workshopstream.run.store.Notices;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Notices between the nodes of one PostgreSQL, by {@code NOTIFY} in a transaction of its own after
 * the commit: inside of it, all commits of all nodes would go one after the other. One connection
 * is kept for listening. An embedded database has one node, which nobody has to tell anything.
 */
public final class DatabaseNotices implements Notices {

  private static final Logger LOG = System.getLogger(DatabaseNotices.class.getName());
  private static final String CHANNEL = "workshop_runs";

  /** PostgreSQL refuses 8,000 bytes. */
  private static final int LONGEST = 7000;

  private static final int WAIT_MILLIS = 1000;
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final DataSource database;
  private final Jdbi jdbi;
  private final NodeId node;
  private final NodeHealth health;
  private final boolean embedded;
  private volatile boolean closed;

  /**
   * @param health is told whether notices are heard
   * @param embedded whether one process alone can open the database
   */
  public DatabaseNotices(DataSource database, NodeId node, NodeHealth health, boolean embedded) {
    this.database = database;
    this.jdbi = Jdbi.create(database);
    this.node = node;
    this.health = health;
    this.embedded = embedded;
  }

  @Override
  public void publish(Set<RunId> runs) {
    if (embedded) {
      return;
    }
    String all = runs.stream().map(RunId::value).collect(Collectors.joining(","));
    String payload = node + ":" + all.substring(0, Math.min(all.length(), LONGEST));
    try {
      jdbi.useHandle(handle -> handle.execute("select pg_notify(?, ?)", CHANNEL, payload));
    } catch (JdbiException lost) {
      LOG.log(Logger.Level.DEBUG, "a notice is lost; the others look by themselves", lost);
    }
  }

  /**
   * Listens until it is closed, on the caller's thread, and begins anew when the connection breaks.
   *
   * @param news called when another node has told something, and whenever something may have been
   *     missed
   */
  public void listen(Runnable news) {
    while (!closed && !embedded) {
      try (Connection connection = database.getConnection()) {
        listen(connection, news);
      } catch (SQLException | RuntimeException broken) {
        health.listening(false);
        LOG.log(Logger.Level.DEBUG, "listening begins anew", broken);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void listen(Connection connection, Runnable news) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    health.listening(true);
    news.run();
    while (!closed) {
      PGNotification[] notices = postgres.getNotifications(WAIT_MILLIS);
      if (notices != null && isNews(notices)) {
        news.run();
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("unlisten *");
    }
  }

  private boolean isNews(PGNotification[] notices) {
    for (PGNotification notice : notices) {
      if (!notice.getParameter().startsWith(node + ":")) {
        return true;
      }
    }
    return false;
  }

  /** Has {@link #listen} return soon. */
  public void close() {
    closed = true;
  }
}
