package io.workshopstream.run.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunStateTest {

  @ParameterizedTest
  @CsvSource({
    "QUEUED, RUNNING CANCELLED INTERRUPTED FAILED",
    "RUNNING, NEEDS_APPROVAL COMPLETED FAILED CANCELLED TIMED_OUT INTERRUPTED",
    "NEEDS_APPROVAL, COMPLETED CANCELLED FAILED TIMED_OUT INTERRUPTED",
  })
  void each_state_leads_to_these_and_no_others(RunState from, String next) {
    Set<RunState> allowed = EnumSet.noneOf(RunState.class);
    Arrays.stream(next.split(" ")).map(RunState::valueOf).forEach(allowed::add);

    assertThat(RunState.values())
        .allSatisfy(to -> assertThat(from.canBecome(to)).isEqualTo(allowed.contains(to)));
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "FAILED", "CANCELLED", "TIMED_OUT", "INTERRUPTED"})
  void nothing_comes_after_an_end(RunState end) {
    assertThat(RunState.values()).noneMatch(end::canBecome);
  }

  @Test
  void only_waiting_and_working_runs_have_work_ahead() {
    assertThat(RunState.values())
        .filteredOn(state -> !state.isOver())
        .containsExactly(RunState.QUEUED, RunState.RUNNING);
  }
}
