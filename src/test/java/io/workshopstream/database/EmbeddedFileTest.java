package io.workshopstream.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.mvstore.MVStoreTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFileTest {

  private static final long MEGABYTE = 1024 * 1024;

  private static void fill(Connection connection, int events, boolean tended) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into event values (?, ?, ?)")) {
      for (int i = 0; i < events; i++) {
        insert.setInt(1, i);
        insert.setInt(2, -i);
        insert.setString(3, "event " + i + " ".repeat(300) + Math.sin(i));
        insert.execute();
        if (tended && i % 50 == 0) {
          EmbeddedFile.tend(connection, 0);
        }
      }
    }
  }

  private static long grown(Path file, boolean tended) throws Exception {
    String address = "jdbc:h2:file:" + file + ";WRITE_DELAY=0";
    try (Connection connection = DriverManager.getConnection(address);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table event (id int primary key, place int unique, text varchar(1000))");
      fill(connection, 3000, tended);
      return size(file);
    }
  }

  private static long size(Path file) throws Exception {
    return Files.size(Path.of(file + ".mv.db"));
  }

  /** How large a copy is that holds what is in use, as it is and not compressed. */
  private static long content(Path file) throws Exception {
    String copy = file + ".copy";
    MVStoreTool.compact(file + ".mv.db", copy, false);
    return Files.size(Path.of(copy));
  }

  @Test
  void the_file_stays_below_twice_its_content_however_many_small_commits_are_made(
      @TempDir Path folder) throws Exception {
    long size = grown(folder.resolve("tended"), true);
    long left = grown(folder.resolve("left"), false);
    long content = content(folder.resolve("tended"));

    assertThat(size).isLessThan(2 * content + 6 * MEGABYTE).isLessThan(left / 3);
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("tended"));
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*), min(place) from event")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(3000);
      assertThat(rows.getInt(2)).isEqualTo(-2999);
    }
  }

  @Test
  void a_database_in_memory_is_left_alone() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      EmbeddedFile.tend(connection);
      assertThat(connection.isValid(1)).isTrue();
    }
  }
}
