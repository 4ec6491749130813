package io.workshopstream.admin.schedule;

import io.workshopstream.catalogue.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** All that a scheduler does, on PostgreSQL. */
class SchedulerOnPostgresTest extends SchedulerTest {

  private static @Nullable EmbeddedPostgres server;

  @Override
  DataSource emptyDatabase() {
    try {
      if (server == null) {
        server = EmbeddedPostgres.start();
      }
      DataSource database = server.getPostgresDatabase();
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("drop schema public cascade");
        statement.execute("create schema public");
      }
      Schema.migrate(database);
      return database;
    } catch (IOException | SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
