package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.store.RunFilter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunsTest {

  private final Scene scene = new Scene();

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  private Runs runs(int parallel, int queued) {
    return scene.runs(parallel, queued);
  }

  private static RunKey key(String kind, String... subjects) {
    return new RunKey(kind, Set.of(subjects), false);
  }

  private RunRequest waiting(RunKey key) {
    return scene.waiting(key);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private RunRequest doing(RunTask task) {
    return scene.request(key("refresh", "a"), task);
  }

  private RunRequest quick(RunKey key) {
    return scene.request(key, progress -> new RunResult.Done());
  }

  private List<RunEvent> events(Run run) {
    return scene.events(run);
  }

  private static void awaitState(Run run, RunState state) {
    await().untilAsserted(() -> assertThat(run.state()).isEqualTo(state));
    if (state.isFinal()) {
      await().until(run.log()::hasEnded);
    }
  }

  @Test
  void a_run_that_does_its_work_is_completed_and_its_last_event_says_so() throws Exception {
    Run run = runs(2, 2).start(quick(key("refresh", "a")));

    awaitState(run, RunState.COMPLETED);
    assertThat(events(run)).last().isEqualTo(new RunEvent.Completed("Process completed"));
    assertThat(run.header().endedAt()).isNotNull();
  }

  @Test
  void the_same_work_is_joined_while_it_goes_on() throws Exception {
    Runs runs = runs(2, 2);
    Run first = runs.start(waiting(key("refresh", "a")));

    assertThat(runs.start(waiting(key("refresh", "a")))).isSameAs(first);
  }

  @Test
  void the_same_work_starts_anew_once_the_first_run_is_over() throws Exception {
    Runs runs = runs(2, 2);
    Run first = runs.start(quick(key("refresh", "a")));
    awaitState(first, RunState.COMPLETED);

    await()
        .untilAsserted(() -> assertThat(runs.start(quick(key("refresh", "a")))).isNotSameAs(first));
  }

  @ParameterizedTest
  @MethodSource("results")
  void whoever_sees_the_end_of_a_run_and_asks_again_gets_another_one(RunResult result)
      throws Exception {
    Runs runs = runs(1, 0);
    Run first =
        runs.start(
            doing(
                progress -> {
                  awaitQuietly(scene.gate);
                  return result;
                }));
    // on the thread of the first run, which has not told its queue yet
    CompletableFuture<Run> next =
        first.ending().thenApply(ending -> started(runs)).toCompletableFuture();

    scene.gate.countDown();

    assertThat(next.get(30, TimeUnit.SECONDS)).isNotSameAs(first);
    awaitState(next.get(), RunState.COMPLETED);
  }

  static List<RunResult> results() {
    return List.of(
        new RunResult.Done(),
        new RunResult.Failed("why"),
        new RunResult.HeldBack("why", "payload"));
  }

  private Run started(Runs runs) {
    try {
      return runs.start(quick(key("refresh", "a")));
    } catch (RunRefusedException full) {
      throw new AssertionError(full);
    }
  }

  @Test
  void a_dry_run_is_other_work_than_the_run_itself() throws Exception {
    Runs runs = runs(2, 2);
    Run real = runs.start(waiting(key("refresh", "a")));
    Run dry = runs.start(waiting(new RunKey("refresh", Set.of("a"), true)));

    assertThat(dry).isNotSameAs(real);
    assertThat(dry.state()).isEqualTo(RunState.QUEUED);
  }

  @Test
  void other_work_on_the_same_subject_waits_and_says_for_whom() throws Exception {
    Runs runs = runs(2, 2);
    Run first = runs.start(waiting(key("refresh", "a")));
    Run second = runs.start(quick(key("process", "a")));

    assertThat(second.state()).isEqualTo(RunState.QUEUED);
    assertThat(events(second))
        .containsExactly(
            new RunEvent.Logged(
                Level.INFO, "Waiting in the queue at position 1, behind: refresh a", null));

    scene.gate.countDown();
    awaitState(first, RunState.COMPLETED);
    awaitState(second, RunState.COMPLETED);
  }

  @Test
  void work_on_many_subjects_takes_none_of_them_itself() throws Exception {
    Runs runs = runs(3, 3);
    runs.start(waiting(key("refresh", "a")));
    Run all = runs.start(waiting(key("refresh", "a", "b")));
    Run other = runs.start(waiting(key("process", "b")));

    awaitState(all, RunState.RUNNING);
    awaitState(other, RunState.RUNNING);
  }

  @Test
  void no_more_runs_work_at_once_than_allowed_yet_free_subjects_go_ahead_of_blocked_ones()
      throws Exception {
    Runs runs = runs(2, 3);
    Run first = runs.start(waiting(key("refresh", "a")));
    Run blocked = runs.start(waiting(key("process", "a")));
    Run free = runs.start(waiting(key("refresh", "b")));
    Run tooMany = runs.start(waiting(key("refresh", "c")));

    awaitState(first, RunState.RUNNING);
    awaitState(free, RunState.RUNNING);
    assertThat(blocked.state()).isEqualTo(RunState.QUEUED);
    assertThat(tooMany.state()).isEqualTo(RunState.QUEUED);
  }

  @Test
  void when_too_many_wait_the_next_one_is_refused_and_told_when_to_come_back() throws Exception {
    Runs runs = runs(1, 1);
    runs.start(waiting(key("refresh", "a")));
    runs.start(waiting(key("refresh", "b")));

    assertThatThrownBy(() -> runs.start(waiting(key("refresh", "c"))))
        .isInstanceOfSatisfying(
            RunRefusedException.class,
            refused -> {
              assertThat(refused.sentence()).startsWith("1 runs are waiting already");
              assertThat(refused.retryAfter()).isPositive();
            });
  }

  @Test
  void a_failed_run_says_why_then_closes() throws Exception {
    Run run = runs(1, 1).start(doing(progress -> new RunResult.Failed("why")));

    awaitState(run, RunState.FAILED);
    assertThat(events(run))
        .containsExactly(
            new RunEvent.Logged(Level.ERROR, "why", null),
            new RunEvent.Failed("why"),
            new RunEvent.Closed("Connection closed: the run failed"));
    assertThat(run.ending().toCompletableFuture().get(5, TimeUnit.SECONDS))
        .isEqualTo(new Run.Ending(RunState.FAILED, "why"));
  }

  @Test
  void a_job_that_throws_ends_its_run_without_telling_secrets_and_frees_its_subject()
      throws Exception {
    Runs runs = runs(1, 1);
    Run run =
        runs.start(
            doing(
                progress -> {
                  throw new IllegalStateException("password=hunter2");
                }));

    awaitState(run, RunState.FAILED);
    assertThat(events(run).toString()).doesNotContain("hunter2").contains(run.id().value());
    awaitState(runs.start(quick(key("refresh", "a"))), RunState.COMPLETED);
  }

  @Test
  void a_run_that_takes_too_long_is_timed_out_at_its_next_safe_boundary() throws Exception {
    Run run =
        scene
            .runs(
                new RunLimits(
                    1,
                    1,
                    Duration.ofMillis(50),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(10),
                    1000,
                    1_000_000,
                    10_000_000,
                    3,
                    Duration.ofDays(1)))
            .start(waiting(key("refresh", "a")));

    awaitState(run, RunState.TIMED_OUT);
    List<RunEvent> events = events(run); // before them it may have been told that it waits
    assertThat(events.get(events.size() - 2)).isInstanceOf(RunEvent.Failed.class);
    assertThat(events).last().isInstanceOf(RunEvent.Closed.class);
  }

  @Test
  void a_stopped_run_ends_cancelled_and_its_subject_is_free() throws Exception {
    Runs runs = runs(1, 1);
    Run run = runs.start(waiting(key("refresh", "a")));
    awaitState(run, RunState.RUNNING);

    assertThat(runs.stop(run, StopReason.CANCELLED)).isTrue();

    awaitState(run, RunState.CANCELLED);
    assertThat(events(run)).last().isEqualTo(new RunEvent.Closed("Stopped on request"));
    assertThat(runs.stop(run, StopReason.CANCELLED)).isFalse();
    awaitState(runs.start(quick(key("process", "a"))), RunState.COMPLETED);
  }

  @Test
  void a_run_that_still_waits_is_stopped_at_once_and_never_works() throws Exception {
    Runs runs = runs(1, 2);
    runs.start(waiting(key("refresh", "a")));
    Run queued = runs.start(waiting(key("process", "a")));
    Run behind = runs.start(quick(key("process", "b")));

    runs.stop(queued, StopReason.CANCELLED);

    assertThat(queued.state()).isEqualTo(RunState.CANCELLED);
    scene.gate.countDown();
    awaitState(behind, RunState.COMPLETED);
  }

  @Test
  void work_that_was_told_to_stop_is_not_joined() throws Exception {
    CountDownLatch deaf = new CountDownLatch(1);
    Runs runs = runs(1, 1);
    Run stopping =
        runs.start(
            doing(
                progress -> {
                  awaitQuietly(deaf);
                  return new RunResult.Done();
                }));
    runs.stop(stopping, StopReason.CANCELLED);

    assertThat(runs.start(quick(key("refresh", "a")))).isNotSameAs(stopping);
    deaf.countDown();
  }

  @Test
  void the_percentage_never_goes_back_when_the_total_grows() throws Exception {
    Run run =
        runs(1, 1)
            .start(
                doing(
                    progress -> {
                      progress.reached(1, 2, "");
                      progress.reached(2, 10, "");
                      progress.reached(10, 10, "");
                      return new RunResult.Done();
                    }));

    awaitState(run, RunState.COMPLETED);
    assertThat(events(run))
        .filteredOn(RunEvent.Progressed.class::isInstance) // it may also be told that it waits
        .extracting(event -> ((RunEvent.Progressed) event).percentage())
        .containsExactly(50.0, 50.0, 100.0);
  }

  @Test
  void a_run_that_was_cancelled_before_its_thread_began_does_no_work() throws Exception {
    AtomicBoolean worked = new AtomicBoolean();
    Runs runs = runs(1, 1);
    Run run =
        runs.start(
            doing(
                progress -> {
                  progress.checkpoint();
                  worked.set(true);
                  return new RunResult.Done();
                }));
    if (runs.stop(run, StopReason.CANCELLED)) {
      await().until(() -> run.state().isOver());
      assertThat(run.state() == RunState.COMPLETED).isEqualTo(worked.get());
    }
  }

  @Test
  void cancelling_twice_is_as_good_as_once_and_the_stream_says_that_it_was_heard()
      throws Exception {
    CountDownLatch deaf = new CountDownLatch(1);
    Runs runs = runs(1, 1);
    Run run =
        runs.start(
            doing(
                progress -> {
                  awaitQuietly(deaf);
                  progress.checkpoint();
                  return new RunResult.Done();
                }));
    awaitState(run, RunState.RUNNING);

    assertThat(runs.stop(run, StopReason.CANCELLED)).isTrue();
    assertThat(runs.stop(run, StopReason.CANCELLED)).isTrue();
    deaf.countDown();

    awaitState(run, RunState.CANCELLED);
    assertThat(events(run))
        .containsOnlyOnce(
            new RunEvent.Logged(
                Level.WARNING, "Cancelling on request: stopping at the next safe boundary", null));
  }

  @Test
  void a_request_that_is_sent_again_under_its_name_gets_its_run_even_when_that_is_over()
      throws Exception {
    Runs runs = runs(1, 1);
    Run run = runs.start(quick(key("refresh", "a")).withIdempotencyKey("mine"));
    awaitState(run, RunState.COMPLETED);

    assertThat(runs.start(quick(key("refresh", "a")).withIdempotencyKey("mine"))).isSameAs(run);
    assertThatThrownBy(() -> runs.start(quick(key("refresh", "b")).withIdempotencyKey("mine")))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageContaining("used for other work: refresh a");
  }

  @Test
  void a_name_belongs_to_the_run_that_its_request_joined() throws Exception {
    Runs runs = runs(1, 1);
    Run first = runs.start(waiting(key("refresh", "a")).withIdempotencyKey("one"));
    assertThat(runs.start(waiting(key("refresh", "a")).withIdempotencyKey("two"))).isSameAs(first);
    scene.gate.countDown();
    awaitState(first, RunState.COMPLETED);

    Runs restarted = scene.runs(1, 1);

    assertThat(restarted.start(quick(key("refresh", "a")).withIdempotencyKey("two")).id())
        .isEqualTo(first.id());
  }

  @Test
  void whoever_was_served_longest_ago_goes_first() throws Exception {
    Runs runs = runs(1, 5);
    awaitState(runs.start(quick(key("refresh", "busy"))), RunState.COMPLETED);
    Run blocker = runs.start(waiting(key("refresh", "other")));
    Run again = runs.start(quick(key("refresh", "busy")));
    Run patient = runs.start(quick(key("refresh", "patient")));
    scene.gate.countDown();
    awaitState(blocker, RunState.COMPLETED);
    awaitState(again, RunState.COMPLETED);
    awaitState(patient, RunState.COMPLETED);

    assertThat(patient.header().startedAt()).isBeforeOrEqualTo(again.header().startedAt());
  }

  @Test
  void a_result_that_is_held_back_waits_for_a_decision_over_a_restart_and_is_taken_once()
      throws Exception {
    Run run = runs(1, 1).start(doing(progress -> new RunResult.HeldBack("why", "payload")));
    awaitState(run, RunState.NEEDS_APPROVAL);
    await().until(() -> run.log().last() == run.header().last());

    Runs restarted = scene.runs(1, 1);
    Run found = restarted.find(run.id()).orElseThrow();
    assertThat(found.state()).isEqualTo(RunState.NEEDS_APPROVAL);
    assertThat(restarted.held(found)).contains("payload");
    assertThat(restarted.settle(found, progress -> new RunResult.Done())).isTrue();
    assertThat(restarted.settle(found, progress -> new RunResult.Done())).isFalse();

    awaitState(found, RunState.COMPLETED);
  }

  @Test
  void a_decision_that_the_database_fails_is_not_said_to_be_taken() throws Exception {
    Runs runs = runs(1, 1);
    Run held = runs.start(doing(progress -> new RunResult.HeldBack("why", "payload")));
    awaitState(held, RunState.NEEDS_APPROVAL);

    assertThat(
            runs.settle(
                held,
                progress -> {
                  throw new IllegalStateException(new SQLException("gone", "08006"));
                }))
        .isFalse();

    assertThat(runs.held(held)).contains("payload");
  }

  @Test
  void newer_work_takes_the_place_of_what_was_held_back() throws Exception {
    Runs runs = runs(1, 1);
    Run held = runs.start(doing(progress -> new RunResult.HeldBack("why", "payload")));
    awaitState(held, RunState.NEEDS_APPROVAL);
    await().until(() -> held.log().last() == held.header().last());

    runs.start(quick(key("refresh", "a")));

    awaitState(held, RunState.CANCELLED);
    assertThat(events(held)).last().asString().contains("newer work");
  }

  @Test
  void a_stop_that_came_too_late_to_be_heard_leaves_a_held_result_decidable() throws Exception {
    Runs runs = runs(1, 1);
    Run held =
        runs.start(
            doing(
                progress -> {
                  awaitQuietly(scene.gate);
                  return new RunResult.HeldBack("why", "payload");
                }));
    awaitState(held, RunState.RUNNING);
    runs.stop(held, StopReason.CANCELLED);
    scene.gate.countDown();
    awaitState(held, RunState.NEEDS_APPROVAL);

    assertThat(runs.settle(held, progress -> new RunResult.Done())).isTrue();

    awaitState(held, RunState.COMPLETED);
    assertThat(runs.held(held)).isEmpty();
  }

  @Test
  void a_run_that_ends_while_the_server_stops_makes_no_room_for_the_next_one() throws Exception {
    Runs runs = runs(1, 2);
    CountDownLatch begun = new CountDownLatch(1);
    RunTask working =
        progress -> {
          progress.onStop(scene.gate::countDown);
          begun.countDown();
          awaitQuietly(scene.gate);
          return new RunResult.Done();
        };
    runs.start(scene.request(key("refresh", "a"), working));
    Run queued = runs.start(quick(key("refresh", "b")));
    begun.await();

    runs.close();

    await().until(() -> !runs.areBusy());
    runs.takeWhatWaits();
    assertThat(queued.state()).isEqualTo(RunState.QUEUED);
    assertThat(runs.areBusy()).isFalse();
  }

  @Test
  void when_the_server_stops_nothing_new_begins_and_another_one_goes_on_with_what_it_did()
      throws Exception {
    Runs runs = runs(1, 2);
    Run working = runs.start(waiting(key("refresh", "a")));
    Run queued = runs.start(quick(key("process", "a")));
    awaitState(working, RunState.RUNNING);

    runs.close();
    assertThatThrownBy(() -> runs.start(quick(key("refresh", "b"))))
        .isInstanceOf(RunRefusedException.class);
    await().until(() -> !runs.areBusy());

    Runs other = runs(1, 2);
    awaitState(other.get(working.id().value()), RunState.COMPLETED);
    assertThat(events(working).toString())
        .contains(RunSentences.handsOver(), RunSentences.takenOver());
    await().until(() -> other.get(queued.id().value()).state() == RunState.COMPLETED);
  }

  @Test
  void the_oldest_finished_runs_are_forgotten_and_one_that_is_not_over_never() throws Exception {
    Runs runs =
        scene.runs(
            new RunLimits(
                2,
                2,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                1000,
                1_000_000,
                10_000_000,
                3,
                Duration.ofDays(1)));
    Run working = runs.start(waiting(key("refresh", "busy")));
    for (int i = 0; i < 6; i++) {
      awaitState(runs.start(quick(key("refresh", "s" + i))), RunState.COMPLETED);
    }

    runs.prune();

    assertThat(runs.repository().list(RunFilter.ALL, null, 100))
        .extracting(RunHeader::id)
        .hasSize(4)
        .contains(working.id());
  }

  @Test
  void a_silent_run_is_said_to_have_stalled_once_and_to_have_recovered_when_it_goes_on()
      throws Exception {
    Runs runs =
        scene.runs(
            new RunLimits(
                1,
                1,
                Duration.ofMinutes(1),
                Duration.ofMillis(20),
                Duration.ofSeconds(10),
                1000,
                1_000_000,
                10_000_000,
                3,
                Duration.ofDays(1)));
    Run run =
        runs.start(
            doing(
                progress -> {
                  awaitQuietly(scene.gate);
                  progress.log(Level.INFO, "on");
                  return new RunResult.Done();
                }));
    awaitState(run, RunState.RUNNING);
    await()
        .until(
            () -> {
              runs.tick();
              return run.status().stalled();
            });
    runs.tick();
    scene.gate.countDown();
    awaitState(run, RunState.COMPLETED);

    assertThat(events(run)).hasSize(4);
    assertThat(events(run).get(0)).isInstanceOf(RunEvent.Stalled.class);
    assertThat(events(run).get(1)).isInstanceOf(RunEvent.Recovered.class);
  }

  @Test
  void more_than_fifty_names_for_one_run_are_refused() throws Exception {
    Runs runs = runs(1, 1);
    Run run = runs.start(waiting(key("refresh", "a")).withIdempotencyKey("name 1"));
    int refused = 0;
    for (int i = 2; i <= 200; i++) {
      try {
        runs.start(waiting(key("refresh", "a")).withIdempotencyKey("name " + i));
      } catch (RunRefusedException tooMany) {
        refused++;
        assertThat(tooMany.retryAfter()).isNotNull();
        assertThat(tooMany.sentence()).contains("50 different Idempotency-Keys");
      }
    }

    assertThat(refused).isEqualTo(150);
    assertThat(runs.start(waiting(key("refresh", "a")).withIdempotencyKey("name 50")))
        .isSameAs(run);
    assertThat(runs.start(waiting(key("refresh", "a")))).isSameAs(run);
  }

  @Test
  void a_name_is_forgotten_with_its_run_also_when_an_older_run_is_kept() throws Exception {
    Runs runs =
        scene.runs(
            new RunLimits(
                2,
                2,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                1000,
                1_000_000,
                10_000_000,
                1,
                Duration.ofDays(1)));
    runs.start(waiting(key("refresh", "busy")).withIdempotencyKey("kept"));
    awaitState(
        runs.start(quick(key("refresh", "a")).withIdempotencyKey("gone")), RunState.COMPLETED);
    awaitState(
        runs.start(quick(key("refresh", "b")).withIdempotencyKey("newest")), RunState.COMPLETED);

    runs.prune();

    assertThat(runs.repository().idempotencyKeys().find("gone")).isEmpty();
    assertThat(runs.repository().idempotencyKeys().find("kept")).isPresent();
    assertThat(runs.repository().idempotencyKeys().find("newest")).isPresent();
  }

  @Test
  void runs_that_ended_give_their_memory_to_those_that_work() throws Exception {
    RunLimits tight =
        new RunLimits(
            2,
            2,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            10_000,
            10_000_000,
            300_000,
            1000,
            Duration.ofDays(1));
    Runs runs = scene.runs(tight);
    for (int i = 0; i < 20; i++) {
      RunRequest large =
          scene.request(
              key("refresh", "s" + i),
              progress -> {
                for (int j = 0; j < 20; j++) {
                  progress.log(Level.INFO, "x".repeat(1000));
                }
                return new RunResult.Done();
              });
      Run run = runs.start(large);
      awaitState(run, RunState.COMPLETED);
      assertThat(runs.repository().events(run.id(), 0, 100)) // and perhaps that it waited
          .filteredOn(event -> event.text().contains("xxx"))
          .hasSize(20);
    }

    assertThat(runs.bytes()).isLessThanOrEqualTo(300_000);
  }
}
