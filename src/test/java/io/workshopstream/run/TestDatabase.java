package io.workshopstream.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.workshopstream.catalogue.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A database with empty tables, to which bad things can happen. */
final class TestDatabase implements AutoCloseable {

  private final DataSource source;
  private final @Nullable EmbeddedPostgres server;
  private final @Nullable Path folder;
  private final List<HikariDataSource> pools = new ArrayList<>();

  private TestDatabase(
      DataSource source, @Nullable EmbeddedPostgres server, @Nullable Path folder) {
    this.source = source;
    this.server = server;
    this.folder = folder;
  }

  static TestDatabase h2() {
    return new TestDatabase(Scene.emptyDatabase(), null, null);
  }

  static TestDatabase postgres() throws Exception {
    Path folder = Files.createTempDirectory("several-nodes");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false)
            .start();
    Schema.migrate(server.getPostgresDatabase());
    return new TestDatabase(server.getPostgresDatabase(), server, folder);
  }

  DataSource source() {
    return source;
  }

  /** The same with connections that are kept, as a server does. */
  DataSource pooled() {
    if (server == null) {
      return source;
    }
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(12);
    config.setConnectionTimeout(5000);
    config.setInitializationFailTimeout(-1);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  /** Ends all connections, as when the network breaks. Nothing in an embedded database. */
  void killConnections() throws SQLException {
    if (server != null) {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and datname = current_database()");
      }
    }
  }

  /**
   * Has the database crash and recover: its main process restarts all when one of those that work
   * for it is killed. Nothing in an embedded database.
   */
  void restart() throws Exception {
    if (server == null) {
      return;
    }
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      long worker = row.getLong(1);
      ProcessHandle.of(worker).orElseThrow().destroyForcibly();
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(
            () -> {
              try (Connection connection = source.getConnection()) {
                return connection.isValid(5);
              }
            });
  }

  @Override
  public void close() throws Exception {
    pools.forEach(HikariDataSource::close);
    if (server != null) {
      server.close();
    }
    if (folder != null) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
