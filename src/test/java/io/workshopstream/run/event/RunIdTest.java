package io.workshopstream.run.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {

  private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");

  @Test
  void a_later_run_sorts_later() {
    Random random = new Random(1);
    RunId first = RunId.next(NOW, random);
    RunId second = RunId.next(NOW.plusMillis(1), random);

    assertThat(first).isLessThan(second);
  }

  @Test
  void runs_of_the_same_millisecond_differ() {
    Random random = new Random(1);
    Set<RunId> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(RunId.next(NOW, random));
    }

    assertThat(ids).hasSize(1000);
  }

  @Test
  void an_id_survives_being_written_and_read() {
    RunId id = RunId.next(NOW, new Random(1));

    assertThat(RunId.parse(id.toString())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a-b", "a b", "ä", "a\n", "012345678901234567890123456789012"})
  void other_words_are_no_id(String words) {
    assertThat(RunId.parse(words)).isEmpty();
    assertThatThrownBy(() -> new RunId(words)).isInstanceOf(IllegalArgumentException.class);
  }
}
