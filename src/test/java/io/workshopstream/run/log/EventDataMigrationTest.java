package io.workshopstream.run.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What a database of version 2 keeps is the same in version 3, which stores no SSE frames. */
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

  @Test
  void the_data_comes_out_of_the_frame_and_keys_of_requests_are_still_known() throws Exception {
    DataSource database = database();
    migrate(database, "2");
    execute(
        database,
        "insert into run (id, kind, subjects, dry_run, state, requested_at, last_sequence)"
            + " values ('run1', 'refresh', ' a ', false, 'completed', current_timestamp, 1)");
    execute(
        database,
        "insert into run_event (run_id, sequence, position, at, name, text, frame)"
            + " values ('run1', 1, 1, current_timestamp, 'complete', '', ?)",
        "id: run1-1\nevent: complete\ndata: " + DATA + "\n\n");
    execute(database, "insert into run_name (name, run_id) values ('mine', 'run1')");

    migrate(database, "3");

    RunRepository repository = new RunRepository(database);
    RecordedEvent event = repository.events(new RunId("run1"), 0, 10).get(0);
    assertThat(event.type()).isEqualTo(RunEventType.COMPLETE);
    assertThat(new String(event.data(), UTF_8)).isEqualTo(DATA);
    assertThat(repository.idempotencyKeys().find("mine")).contains(new RunId("run1"));
  }
}
