package io.workshopstream.access.session;

import io.workshopstream.catalogue.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** All that sessions do, on PostgreSQL. */
class SessionsOnPostgresTest extends SessionsTest {

  private static @Nullable EmbeddedPostgres server;

  @Override
  DataSource emptyDatabase() {
    try {
      DataSource database = running().getPostgresDatabase();
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("delete from api_token");
        statement.execute("delete from login_session");
      }
      return database;
    } catch (IOException | SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static EmbeddedPostgres running() throws IOException {
    EmbeddedPostgres running = server;
    if (running == null) {
      running = EmbeddedPostgres.start();
      Schema.migrate(running.getPostgresDatabase());
      server = running;
    }
    return running;
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
