package io.workshopstream.run.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that fails is told from our own defects, and in few words. */
class DatabaseHealthTest {

  private static final Logger LOG = Logger.getLogger(DatabaseHealth.class.getName());
  private final SQLException cut = new SQLException("This connection has been closed.", "08003");

  private final AtomicLong now = new AtomicLong();
  private final DatabaseHealth health = new DatabaseHealth(now::get);
  private final List<LogRecord> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line);
        }

        @Override
        public void flush() {
          // nothing waits
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(handler);
  }

  @Test
  void nine_thousand_failures_in_a_minute_are_two_lines_without_a_stack_trace() {
    for (int i = 0; i < 9000; i++) {
      now.addAndGet(TimeUnit.MINUTES.toNanos(1) / 9000);
      health.failed(new IllegalStateException(cut));
    }

    assertThat(lines).hasSize(2).allMatch(line -> line.getThrown() == null);
    assertThat(health.problem()).hasValue("the database does not answer");
    health.answered();
    assertThat(lines)
        .last()
        .extracting(LogRecord::getMessage)
        .isEqualTo("the database works again");
    assertThat(health.problem()).isEmpty();
  }

  @Test
  void a_disk_that_is_full_is_not_forgotten_because_the_database_answers() {
    health.refused(new SQLException("IO Exception", "90028", new IOException("No space left")));
    health.answered();
    assertThat(health.problem()).hasValue("the database cannot write: No space left");

    health.wrote();
    assertThat(health.problem()).isEmpty();
  }

  @Test
  void nobody_asks_again_at_once() {
    health.failed(cut);
    assertThat(health.rests()).isTrue();
    now.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThat(health.rests()).isFalse();
  }

  private static String sentence(Throwable failure) {
    return DatabaseFailure.in(new IllegalStateException("wrapped", failure))
        .map(DatabaseFailure::sentence)
        .orElse("");
  }

  @Test
  void failures_of_the_database_are_known_by_their_causes() {
    assertThat(sentence(cut)).isEqualTo("the database does not answer");
    assertThat(sentence(new SQLException("Error in allocating a connection")))
        .isEqualTo("the database does not answer");
    assertThat(sentence(new SQLException("refused", "08001", new ConnectException("refused"))))
        .isEqualTo("the database does not answer");
    assertThat(sentence(new SQLException("could not extend file", "53100")))
        .isEqualTo("the database cannot write: could not extend file");
    assertThat(sentence(new SQLException("The database is read only", "90097")))
        .isEqualTo("the database cannot write: The database is read only");
    assertThat(sentence(new SQLException("The object is already closed", "90007")))
        .isEqualTo("the database cannot write: it has closed itself");
  }

  @Test
  void a_value_that_does_not_fit_is_a_defect_of_ours() {
    assertThat(sentence(new SQLException("Value too long for column", "22001"))).isEmpty();
    assertThat(sentence(new SQLException("Unique index", "23505"))).isEmpty();
    assertThat(sentence(new IOException("something else"))).isEmpty();
  }
}
