package io.workshopstream.run.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.Scene;
import io.workshopstream.run.job.RunRecorder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class RunRowsTest {

  private static int width(String column) throws SQLException {
    String query =
        "select character_maximum_length from information_schema.columns"
            + " where lower(table_name || '.' || column_name) = '"
            + column
            + "'";
    try (Connection connection = Scene.emptyDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).as(column).isTrue();
      return rows.getInt(1);
    }
  }

  @Test
  void the_widths_that_events_are_cut_to_are_those_of_the_tables() throws SQLException {
    assertThat(width("run.error")).isEqualTo(RunRows.LONGEST_ERROR);
    assertThat(width("run_event.item")).isEqualTo(RunRows.LONGEST_ITEM);
    assertThat(width("run_event.text")).isEqualTo(RunRows.LONGEST_TEXT);
    assertThat(width("run_event.data")).isGreaterThanOrEqualTo(RunRecorder.LARGEST);
  }
}
