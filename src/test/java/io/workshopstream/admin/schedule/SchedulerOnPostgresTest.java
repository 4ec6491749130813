package io.workshopstream.admin.schedule;

import io.workshopstream.catalogue.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** All that a scheduler does, on PostgreSQL. */
class SchedulerOnPostgresTest extends SchedulerTest {

  private static @Nullable EmbeddedPostgres server;

  /** One for each test: a run of the test before may still be storing its end in its own. */
  @Override
  DataSource emptyDatabase() {
    try {
      EmbeddedPostgres running = running();
      String name = "test" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = running.getTemplateDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name + " template postgres");
      }
      return running.getDatabase("postgres", name);
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
