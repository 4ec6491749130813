package io.workshopstream.access.rate;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.workshopstream.catalogue.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** All that the limiter does, on PostgreSQL. */
class RateLimiterOnPostgresTest extends RateLimiterTest {

  private static final List<HikariDataSource> POOLS = new ArrayList<>();
  private static @Nullable EmbeddedPostgres server;

  @Override
  DataSource emptyDatabase() {
    try {
      DataSource database = running().getPostgresDatabase();
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("delete from rate_bucket");
      }
      return pool(database);
    } catch (IOException | SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** As on a server: to connect takes longer than to ask. */
  private static DataSource pool(DataSource database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(8);
    HikariDataSource pool = new HikariDataSource(config);
    POOLS.add(pool);
    return pool;
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
    POOLS.forEach(HikariDataSource::close);
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
