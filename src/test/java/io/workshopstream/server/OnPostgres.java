package io.workshopstream.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a server with PostgreSQL, started from Maven Central before the server is. */
@ExtendWith(ArquillianExtension.class)
abstract class OnPostgres extends ServerClient {

  private static final EmbeddedPostgres DATABASE = start();
  private static final String OTHERS = "datname = 'postgres' and pid <> pg_backend_pid()";

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setPort(Integer.getInteger("it.postgres.port", 0)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the database itself holds. */
  static long count(String table) throws SQLException {
    return number("select count(*) from " + table);
  }

  /** How many connections the server holds. */
  static long connections() throws SQLException {
    return count("pg_stat_activity where " + OTHERS);
  }

  /** Ends every connection of the server, as a restart or a fail-over does; answers how many. */
  static long killConnections() throws SQLException {
    return fromTemplate(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where " + OTHERS);
  }

  /** Lets nobody connect any more and ends all connections, as a database that is down. */
  static void shutOff() throws SQLException {
    allowConnections(false);
    killConnections();
  }

  static void allowConnections(boolean allowed) throws SQLException {
    try (Connection connection = DATABASE.getTemplateDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter database postgres with allow_connections " + allowed);
    }
  }

  /** Changes what the database itself holds. */
  static void execute(String sql) throws SQLException {
    try (Connection connection = DATABASE.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String query) throws SQLException {
    return number(DATABASE.getPostgresDatabase(), query);
  }

  /** Asked elsewhere, where it also works while nobody may connect. */
  private static long fromTemplate(String query) throws SQLException {
    return number(DATABASE.getTemplateDatabase(), query);
  }

  private static long number(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Deployment(testable = false)
  @TargetsContainer("postgres")
  static WebArchive application() {
    return nextWar();
  }
}
