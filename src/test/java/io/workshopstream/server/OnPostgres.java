package io.workshopstream.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On a server with PostgreSQL, started from Maven Central before the server is. */
abstract class OnPostgres extends ServerClient {

  private static final EmbeddedPostgres DATABASE = start();

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setPort(Integer.getInteger("it.postgres.port", 0)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the database itself holds. */
  static long count(String table) throws SQLException {
    try (Connection connection = DATABASE.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + table)) {
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
