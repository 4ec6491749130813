package io.workshopstream.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsyncQueryTest {

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final AsyncQuery<String> query = new AsyncQuery<>(now::get);
  private @Nullable List<String> history;

  private Optional<List<String>> turn() {
    return query.answer(
        answer -> {
          asked.incrementAndGet();
          answer.accept(history);
        },
        () -> {});
  }

  @Test
  void a_history_that_fails_is_not_asked_again_at_every_turn() {
    for (int i = 0; i < 1000; i++) { // ten seconds
      assertThat(turn()).isEmpty();
      now.addAndGet(TimeUnit.MILLISECONDS.toNanos(10));
    }

    assertThat(asked).hasValueLessThanOrEqualTo(6);
  }

  @Test
  void the_answer_comes_when_the_history_is_back() {
    turn();
    turn();
    history = List.of("event");
    now.addAndGet(TimeUnit.SECONDS.toNanos(3));

    turn();
    assertThat(turn()).hasValue(List.of("event"));
  }
}
