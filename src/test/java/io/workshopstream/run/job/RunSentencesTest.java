package io.workshopstream.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.StopReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunSentencesTest {

  @ParameterizedTest
  @EnumSource(StopReason.class)
  void only_a_stop_on_request_is_called_one(StopReason reason) {
    boolean requested = reason == StopReason.CANCELLED;

    assertThat(RunSentences.stopsSoon(reason).contains("on request")).isEqualTo(requested);
    assertThat(RunSentences.stopping(reason).contains("on request")).isEqualTo(requested);
  }

  @Test
  void what_is_discarded_is_what_was_held_back_and_not_what_the_run_stored_of_other_studios() {
    assertThat(RunSentences.discarded()).doesNotContain("nothing was changed");
  }

  @Test
  void one_minute_is_no_minutes() {
    assertThat(RunSentences.tookTooLong(Duration.ofMinutes(1))).endsWith("the allowed 1 minute");
    assertThat(RunSentences.tookTooLong(Duration.ofMinutes(30))).endsWith("30 minutes");
  }
}
