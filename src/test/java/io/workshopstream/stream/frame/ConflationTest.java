package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConflationTest {

  private static SseFrame frame(String id, String name) {
    return new SseFrame(id, name, id.getBytes(UTF_8));
  }

  @Test
  void of_several_states_of_the_bar_only_the_newest_is_kept_and_every_line_of_the_log() {
    List<SseFrame> frames =
        List.of(
            frame("a-1", "progress_bar"),
            frame("a-2", "logs"),
            frame("a-3", "progress_bar"),
            frame("a-4", "logs"));

    assertThat(Conflation.of(frames)).extracting(SseFrame::id).containsExactly("a-2", "a-3", "a-4");
  }

  @Test
  void the_bar_of_one_run_does_not_make_that_of_another_old() {
    List<SseFrame> frames =
        List.of(
            frame("a-8", "progress_bar"), frame("a-9", "complete"), frame("b-1", "progress_bar"));

    assertThat(Conflation.of(frames)).isEqualTo(frames);
  }
}
