package io.workshopstream.run.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What a database of version 2 keeps is read the same now that no SSE frames are stored. */
class EventDataMigrationTest {

  private static final String DATA = "{\"message\":\"data: \\n no frame, €\"}";

  private static DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  private static void migrate(DataSource database, String version) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private static void execute(DataSource database, String sql, Object... values)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private static void oldEvent(DataSource database, int sequence, RunEventType type)
      throws SQLException {
    execute(
        database,
        "insert into run_event (run_id, sequence, position, at, name, text, frame)"
            + " values ('run1', ?, ?, current_timestamp, ?, '', ?)",
        sequence,
        sequence,
        type.wireName(),
        "id: run1-" + sequence + "\nevent: " + type.wireName() + "\ndata: " + DATA + "\n\n");
  }

  @Test
  void the_data_comes_out_of_old_frames_and_keys_of_requests_are_still_known() throws Exception {
    DataSource database = database();
    migrate(database, "2");
    execute(
        database,
        "insert into run (id, kind, subjects, dry_run, state, requested_at, last_sequence)"
            + " values ('run1', 'refresh', ' a ', false, 'completed', current_timestamp, 1)");
    int sequence = 0;
    for (RunEventType type : RunEventType.values()) {
      oldEvent(database, ++sequence, type);
    }
    execute(database, "insert into run_name (name, run_id) values ('mine', 'run1')");

    migrate(database, "latest");

    RunRepository repository = new RunRepository(database);
    List<RecordedEvent> events = repository.events(new RunId("run1"), 0, 100);
    assertThat(events).extracting(RecordedEvent::type).containsExactly(RunEventType.values());
    assertThat(events).allMatch(event -> new String(event.data(), UTF_8).equals(DATA));
    assertThat(repository.idempotencyKeys().find("mine")).contains(new RunId("run1"));
  }

  /** H2 commits each statement: a migration of several could be left half done by a kill. */
  @Test
  void every_migration_since_the_second_is_one_statement() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      assertThat(files.filter(file -> file.getFileName().toString().matches("V(?![12]__).*sql")))
          .hasSizeGreaterThan(3)
          .allSatisfy(file -> assertThat(Files.readString(file)).containsOnlyOnce(";"));
    }
  }
}
