package io.workshopstream.access.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTablesTest {

  private static void write(Path proc, String rows) throws IOException {
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(proc.resolve("net/tcp"), rows);
  }

  @Test
  void each_question_is_answered_with_what_was_there_when_it_was_asked(@TempDir Path proc)
      throws IOException {
    ConnectionTables tables = new ConnectionTables(proc);
    write(proc, "one\n");
    assertThat(tables.rows()).containsExactly("one");

    write(proc, "two\n");
    Files.writeString(proc.resolve("net/tcp6"), "six\n");

    assertThat(tables.rows()).containsExactly("two", "six");
  }

  @Test
  void a_reading_that_failed_keeps_nobody_waiting(@TempDir Path proc) throws IOException {
    ConnectionTables tables = new ConnectionTables(proc);
    assertThatThrownBy(tables::rows).isInstanceOf(IOException.class);

    write(proc, "one\n");

    assertThat(tables.rows()).containsExactly("one");
  }

  @Test
  void many_who_ask_at_once_are_all_answered(@TempDir Path proc) throws Exception {
    ConnectionTables tables = new ConnectionTables(proc);
    write(proc, "row\n".repeat(2000));
    ExecutorService askers = Executors.newFixedThreadPool(20);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        answers.add(askers.submit(() -> tables.rows().size()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(2000);
      }
    } finally {
      askers.shutdownNow();
    }
  }
}
