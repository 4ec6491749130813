package io.workshopstream.api.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PreviewQueueTest {

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final PreviewQueue queue = new PreviewQueue(waiting::add, 3, 1000);

  private boolean offer(long size) {
    return queue.offer(size, () -> {});
  }

  @Test
  void more_previews_than_allowed_are_turned_away_until_one_is_done() {
    assertThat(offer(1)).isTrue();
    assertThat(offer(2)).isTrue();
    assertThat(offer(3)).isTrue();
    assertThat(offer(1)).isFalse();

    waiting.remove().run();

    assertThat(offer(1)).isTrue();
    assertThat(offer(1)).isFalse();
  }

  @Test
  void bodies_that_wait_hold_no_more_memory_than_allowed() {
    assertThat(offer(600)).isTrue();
    assertThat(offer(600)).isFalse();
    assertThat(offer(400)).isTrue();

    waiting.remove().run();

    assertThat(offer(600)).isTrue();
  }

  @Test
  void a_single_body_of_any_size_has_its_turn() {
    assertThat(offer(5000)).isTrue();
    assertThat(offer(1)).isFalse();
  }

  @Test
  void work_that_breaks_gives_its_place_back() {
    for (int i = 0; i < 10; i++) {
      assertThat(
              queue.offer(
                  900,
                  () -> {
                    throw new IllegalStateException("a defect");
                  }))
          .isTrue();
      try {
        waiting.remove().run();
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessage("a defect");
      }
    }
  }

  @Test
  void a_server_that_stops_turns_everybody_away() {
    PreviewQueue stopped =
        new PreviewQueue(
            work -> {
              throw new RejectedExecutionException();
            },
            1,
            10);

    assertThat(stopped.offer(1, () -> {})).isFalse();
    assertThat(stopped.offer(1, () -> {})).isFalse();
  }
}
