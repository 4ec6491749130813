package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.RunEventType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflationTest {

  private static EventFrame frame(String id, RunEventType type) {
    return new EventFrame(id, type, id.getBytes(UTF_8));
  }

  @Test
  void of_several_states_of_the_bar_only_the_newest_is_kept_and_every_line_of_the_log() {
    List<EventFrame> frames =
        List.of(
            frame("a-1", RunEventType.PROGRESS_BAR),
            frame("a-2", RunEventType.LOGS),
            frame("a-3", RunEventType.PROGRESS_BAR),
            frame("a-4", RunEventType.LOGS));

    assertThat(Conflation.of(frames))
        .extracting(EventFrame::id)
        .containsExactly("a-2", "a-3", "a-4");
  }

  @Test
  void the_bar_of_one_run_does_not_make_that_of_another_old() {
    List<EventFrame> frames =
        List.of(
            frame("a-8", RunEventType.PROGRESS_BAR),
            frame("a-9", RunEventType.COMPLETE),
            frame("b-1", RunEventType.PROGRESS_BAR));

    assertThat(Conflation.of(frames)).isEqualTo(frames);
  }
}
