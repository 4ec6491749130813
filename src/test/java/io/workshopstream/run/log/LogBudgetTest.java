package io.workshopstream.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The logs of all runs together take no more memory than they may. */
class LogBudgetTest {

  private static final int WEIGHT = 1250;

  private static RecordedEvent event(long sequence) {
    return new RecordedEvent(
        new RunId("run1"),
        sequence,
        Instant.EPOCH,
        RunEventType.LOGS,
        Level.INFO,
        null,
        "",
        new byte[1000]);
  }

  private static RunEventLog log(LogBudget budget) {
    RunEventLog log = new RunEventLog(1_000_000, 1_000_000_000, budget, 0);
    budget.add(log);
    return log;
  }

  private static void append(RunEventLog log, boolean last) {
    long next = log.last() + 1;
    if (last) {
      log.end(next);
    }
    log.append(List.of(event(next)));
  }

  private static long inMemory(RunEventLog log) {
    return log.last() - log.after(log.last(), 1).firstKept() + 1;
  }

  @Test
  void those_that_ended_first_give_way_first() {
    LogBudget budget = new LogBudget(10 * WEIGHT);
    List<RunEventLog> logs = List.of(log(budget), log(budget), log(budget));
    for (int i = 1; i <= 3; i++) {
      append(logs.get(0), false);
      append(logs.get(1), i == 3);
      append(logs.get(2), i == 3);
    }

    append(logs.get(0), false);
    append(logs.get(0), false);

    assertThat(logs).extracting(LogBudgetTest::inMemory).containsExactly(5L, 0L, 3L);
  }

  @Test
  void what_a_run_that_is_forgotten_took_is_given_back() {
    LogBudget budget = new LogBudget(10 * WEIGHT);
    RunEventLog log = log(budget);
    append(log, true);

    budget.remove(log);

    assertThat(budget.taken()).isZero();
  }

  @Property
  void whatever_many_runs_append_they_stay_within_the_budget(
      @ForAll @Size(max = 400) List<@IntRange(max = 60) Integer> steps,
      @ForAll @IntRange(min = 1, max = 30) int events) {
    LogBudget budget = new LogBudget((long) events * WEIGHT);
    List<RunEventLog> logs = new ArrayList<>();
    for (int step : steps) {
      if (logs.size() <= step / 6) {
        logs.add(log(budget));
      }
      RunEventLog log = logs.get(Math.min(step / 6, logs.size() - 1));
      if (!log.hasEnded()) {
        append(log, step % 6 == 0);
      } else if (step % 6 == 1) {
        budget.remove(log);
        logs.remove(log);
      }
      long kept = logs.stream().mapToLong(LogBudgetTest::inMemory).sum();
      assertThat(budget.taken())
          .isEqualTo(kept * WEIGHT)
          .isLessThanOrEqualTo(events * (long) WEIGHT);
    }
  }
}
