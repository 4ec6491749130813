package io.workshopstream.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.advice.TokenAccount.Answer;
import io.workshopstream.run.database.DatabaseHealth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers that count in the rows of one database, which may fail. */
@Timeout(60)
class SharedTokensTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-01-22");
  private static final int ASKED = 40;

  private final SomeDatabase database = new SomeDatabase();
  private final DatabaseHealth health = new DatabaseHealth();
  private final SharedTokens one = new SharedTokens(database, new DatabaseHealth());
  private final SharedTokens two = new SharedTokens(database, health);

  @BeforeEach
  void empty() throws Exception {
    database.real = emptyDatabase();
  }

  DataSource emptyDatabase() throws Exception {
    return TestRows.h2();
  }

  @Test
  void what_one_server_spends_is_spent_for_the_others() {
    assertThat(one.reserve(TODAY, 60, 100)).isEqualTo(Answer.GRANTED);
    assertThat(two.reserve(TODAY, 60, 100)).isEqualTo(Answer.GRANTED);
    assertThat(one.reserve(TODAY, 1, 100)).isEqualTo(Answer.SPENT);
    assertThat(two.reserve(TODAY, 1, 100)).isEqualTo(Answer.SPENT);
    assertThat(one.reserve(TODAY.plusDays(1), 1, 100)).isEqualTo(Answer.GRANTED);
  }

  @Test
  void what_was_reserved_and_not_spent_is_there_for_others() {
    one.reserve(TODAY, 100, 100);
    one.correct(TODAY, -40);

    assertThat(two.reserve(TODAY, 39, 100)).isEqualTo(Answer.GRANTED);
    two.correct(TODAY, 1);
    assertThat(two.reserve(TODAY, 1, 100)).isEqualTo(Answer.SPENT);
  }

  @Test
  void many_that_ask_at_the_same_moment_get_no_more_than_there_is() throws Exception {
    ExecutorService runs = Executors.newFixedThreadPool(8);
    List<Callable<Answer>> questions = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      SharedTokens server = i % 2 == 0 ? one : two;
      questions.add(() -> server.reserve(TODAY, 10, 100));
    }
    int granted = 0;
    for (Future<Answer> answer : runs.invokeAll(questions)) {
      granted += answer.get() == Answer.GRANTED ? 1 : 0;
    }
    runs.shutdown();

    assertThat(granted).isEqualTo(10);
  }

  @Test
  void while_the_database_is_gone_nothing_is_granted() {
    DataSource real = database.real;
    database.real = null;
    assertThat(two.reserve(TODAY, 1, 100)).isEqualTo(Answer.UNKNOWN);
    two.correct(TODAY, 1);
    int asked = database.asked.get();
    assertThat(two.reserve(TODAY, 1, 100)).isEqualTo(Answer.UNKNOWN);
    assertThat(database.asked).hasValue(asked);

    database.real = real;
    health.answered();
    assertThat(two.reserve(TODAY, 1, 100)).isEqualTo(Answer.GRANTED);
  }

  @Test
  void days_that_are_long_over_are_forgotten() {
    for (int day = 0; day < 40; day++) {
      one.reserve(TODAY.plusDays(day), 1, 100);
    }
    assertThat(database.strings("select tokens from model_use")).hasSize(32);
  }
}
