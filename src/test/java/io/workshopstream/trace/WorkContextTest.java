package io.workshopstream.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkContextTest {

  @Test
  void a_stretch_of_work_adds_what_it_knows_and_takes_it_away_when_it_ends() {
    try (WorkContext.Scope outer = WorkContext.with(WorkField.REQUEST, "r1")) {
      try (WorkContext.Scope inner =
          WorkContext.with(Map.of(WorkField.RUN, "run1", WorkField.PRINCIPAL, "anna"))) {
        assertThat(WorkContext.current())
            .containsExactly(
                entry(WorkField.REQUEST, "r1"),
                entry(WorkField.PRINCIPAL, "anna"),
                entry(WorkField.RUN, "run1"));
      }
      assertThat(WorkContext.current()).containsExactly(entry(WorkField.REQUEST, "r1"));
    }
    assertThat(WorkContext.current()).isEmpty();
  }

  @Test
  void another_thread_knows_nothing_of_it() {
    try (WorkContext.Scope scope = WorkContext.with(WorkField.REQUEST, "r1")) {
      assertThat(CompletableFuture.supplyAsync(WorkContext::current).join()).isEmpty();
    }
  }
}
