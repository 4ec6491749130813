package io.workshopstream.quota;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.workshopstream.catalogue.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Databases with empty tables. */
final class TestRows {

  private static @Nullable HikariDataSource pool;

  private TestRows() {}

  static DataSource h2() throws SQLException {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    DataSource empty = JdbcConnectionPool.create(url, "sa", "");
    Schema.migrate(empty);
    return empty;
  }

  /** One server for all tests, with connections that are kept, as a server of ours does. */
  static synchronized DataSource postgres() throws IOException {
    HikariDataSource running = pool;
    if (running == null) {
      running = pool(EmbeddedPostgres.start());
      pool = running;
    }
    Jdbi.create(running).useHandle(handle -> handle.execute("truncate host_turn, model_use"));
    return running;
  }

  private static HikariDataSource pool(EmbeddedPostgres server) {
    Schema.migrate(server.getPostgresDatabase());
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.getPostgresDatabase());
    config.setMaximumPoolSize(12);
    return new HikariDataSource(config);
  }
}
