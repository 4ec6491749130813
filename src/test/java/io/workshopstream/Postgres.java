package io.workshopstream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.workshopstream.catalogue.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL with our tables for all tests of a JVM, which run one after the other; it ends
 * with the JVM. Connections are kept, as on a server: to connect takes longer than to ask.
 */
public final class Postgres {

  private static @Nullable DataSource tables;

  private Postgres() {}

  /** The tables, of which these have no rows. */
  public static synchronized DataSource without(String... rows) {
    DataSource ready = tables;
    if (ready == null) {
      ready = start();
      tables = ready;
    }
    Jdbi.create(ready)
        .useHandle(
            handle -> {
              for (String table : rows) {
                handle.execute("delete from " + table);
              }
            });
    return ready;
  }

  private static DataSource start() {
    try {
      HikariConfig config = new HikariConfig();
      config.setDataSource(EmbeddedPostgres.start().getPostgresDatabase());
      config.setMinimumIdle(0);
      config.setMaximumPoolSize(8);
      HikariDataSource pool = new HikariDataSource(config);
      Schema.migrate(pool);
      return pool;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
