package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.store.RunCensus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted of runs. */
class RunMeterTest {

  private final Scene scene = new Scene();
  private final Runs runs = scene.runs(1, 1);
  private final RunCensus census = new RunCensus(scene.database());

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  private static RunKey key(String subject) {
    return new RunKey("refresh", Set.of(subject), false);
  }

  private Run run(String subject, RunTask task) throws RunRefusedException {
    return runs.start(scene.request(key(subject), task));
  }

  private long ends(String state) {
    return scene.metrics.count("run_ends{kind=refresh,state=" + state + "}");
  }

  @Test
  void a_run_counts_once_in_its_last_state_with_the_time_that_its_work_took() throws Exception {
    Run done = run("a", progress -> new RunResult.Done());
    await().until(() -> ends("completed") == 1 && done.state().isOver());
    run("a", progress -> new RunResult.Failed("why"));
    await().until(() -> ends("failed") == 1);

    assertThat(scene.metrics.observed("run_duration_seconds{kind=refresh}")).isEqualTo(2);
    await().until(() -> scene.metrics.count("journal_events") >= 4);
    assertThat(scene.metrics.observed("journal_batch_seconds")).isPositive();
  }

  @Test
  void a_decision_counts_and_the_time_until_it_is_no_work() throws Exception {
    Run held = run("a", progress -> new RunResult.HeldBack("why", "payload"));
    await().until(() -> ends("needs_approval") == 1);
    await().until(() -> held.state() == RunState.NEEDS_APPROVAL);
    assertThat(census.count(EnumSet.allOf(RunState.class)))
        .containsExactly(new RunCensus.Group("refresh", RunState.NEEDS_APPROVAL, 1));

    assertThat(runs.settle(held, progress -> new RunResult.Done())).isTrue();

    assertThat(ends("completed")).isOne();
    assertThat(scene.metrics.observed("run_duration_seconds{kind=refresh}")).isOne();
  }

  @Test
  void what_waits_and_what_is_refused_is_counted() throws Exception {
    Run first = runs.start(scene.waiting(key("a")));
    Run second = runs.start(scene.waiting(key("b")));
    assertThatThrownBy(() -> runs.start(scene.waiting(key("c"))))
        .isInstanceOf(RunRefusedException.class);

    await().until(() -> scene.metrics.gauge("run_queue_length") == 1);
    assertThat(scene.metrics.count("run_refusals{reason=queue_full}")).isOne();
    assertThat(census.count(EnumSet.of(RunState.QUEUED)))
        .containsExactly(new RunCensus.Group("refresh", RunState.QUEUED, 1));

    runs.stop(second, StopReason.CANCELLED);
    runs.stop(first, StopReason.CANCELLED);
    await().until(() -> ends("cancelled") == 2);
    await().until(() -> scene.metrics.gauge("run_queue_length") == 0);
    assertThat(scene.metrics.observed("run_duration_seconds{kind=refresh}")).isOne();
  }

  @Test
  void the_census_knows_when_each_subject_was_last_done_for_good() throws Exception {
    Run failed = run("a", progress -> new RunResult.Failed("why"));
    await().until(() -> failed.state() == RunState.FAILED);
    Run done = run("b", progress -> new RunResult.Done());
    await().until(() -> done.state() == RunState.COMPLETED);
    RunKey dry = new RunKey("refresh", Set.of("c"), true);
    Run dryRun = runs.start(scene.request(dry, progress -> new RunResult.Done()));
    await().until(() -> dryRun.state() == RunState.COMPLETED);

    Instant ended = done.header().endedAt();
    assertThat(census.lastCompleted("refresh")).containsOnlyKeys("b").containsValue(ended);
    assertThat(census.lastCompleted("process")).isEmpty();
  }
}
