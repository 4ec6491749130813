package io.workshopstream.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunTask;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private final Scene scene = new Scene();
  private final Runs runs = scene.runs(Scene.LIMITS, Scene.json());
  private final Retries retries = retries();

  @AfterEach
  void close() {
    scene.close();
  }

  /** With what the container would inject. */
  private Retries retries() {
    Retries made = new Retries();
    try {
      Field field = Retries.class.getDeclaredField("repository");
      field.setAccessible(true);
      field.set(made, scene.repository());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
    return made;
  }

  private static RunKey key(boolean dryRun, String... studios) {
    return new RunKey(Jobs.REFRESH_WORKSHOPS, Set.of(studios), dryRun);
  }

  private Run ended(RunKey key, RunTask task) throws RunRefusedException {
    Run run = runs.start(scene.request(key, task));
    run.ending().toCompletableFuture().join();
    return run;
  }

  private static RunTask telling(RunResult result, String... outcomes) {
    return progress -> {
      for (int i = 0; i < outcomes.length; i++) {
        progress.item("https://inn.example/w/" + i, outcomes[i], "", List.of());
      }
      return result;
    };
  }

  @Test
  void of_a_run_that_came_to_its_end_the_links_that_failed_are_done_again() throws Exception {
    Run run = ended(key(true, "inn"), telling(new RunResult.Done(), "failed", "found", "failed"));

    assertThat(retries.of(run.header()))
        .isEqualTo(new RunKey("retry-links", Set.of("inn"), true, run.id()));
    assertThat(retries.failedLinks(run.id()))
        .containsExactly("https://inn.example/w/0", "https://inn.example/w/2");
  }

  @Test
  void a_link_that_was_told_of_twice_counts_by_the_last_word() throws Exception {
    RunTask twice =
        progress -> {
          progress.item("https://inn.example/w/0", "failed", "503", List.of());
          progress.item("https://inn.example/w/1", "found", "", List.of());
          progress.item("https://inn.example/w/0", "ignored", "", List.of());
          progress.item("https://inn.example/w/1", "failed", "404", List.of());
          return new RunResult.Done();
        };

    assertThat(retries.failedLinks(ended(key(false, "inn"), twice).id()))
        .containsExactly("https://inn.example/w/1");
  }

  @Test
  void the_retry_of_a_retry_does_what_failed_again_in_that_one() throws Exception {
    RunKey retry = new RunKey(Jobs.RETRY_LINKS, Set.of("inn"), false, new RunId("first"));
    Run run = ended(retry, telling(new RunResult.Done(), "failed"));

    assertThat(run.header().key()).isEqualTo(retry);
    assertThat(retries.of(run.header()).retryOf()).isEqualTo(run.id());
  }

  @Test
  void retries_of_different_runs_are_different_work() throws Exception {
    RunKey one = new RunKey(Jobs.RETRY_LINKS, Set.of("inn"), false, new RunId("first"));
    RunKey other = new RunKey(Jobs.RETRY_LINKS, Set.of("inn"), false, new RunId("second"));

    Run first = runs.start(scene.waiting(one));
    Run second = runs.start(scene.waiting(other));

    assertThat(runs.start(scene.waiting(one)).id()).isEqualTo(first.id());
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void a_run_that_did_not_come_to_its_end_is_done_again_as_a_whole() throws Exception {
    Run run = ended(key(false, "inn"), telling(new RunResult.Failed("no listing"), "failed"));

    assertThat(retries.of(run.header())).isEqualTo(key(false, "inn"));
  }

  @Test
  void a_run_without_a_failed_link_is_not_retried() throws Exception {
    Run run = ended(key(false, "inn"), telling(new RunResult.Done(), "found", "ignored"));

    assertThatThrownBy(() -> retries.of(run.header()))
        .isInstanceOf(RejectedRequestException.class)
        .hasMessageStartingWith("No link of the run failed");
  }

  @Test
  void a_run_that_is_under_way_is_not_retried() {
    RunHeader waiting =
        RunHeader.requested(new RunId("run1"), key(false, "inn"), null, Instant.EPOCH);

    assertThatThrownBy(() -> retries.of(waiting))
        .isInstanceOf(RejectedRequestException.class)
        .hasMessage("The run is queued: wait for its end, or cancel it, and then retry it");
  }

  @Test
  void of_several_studios_those_are_refreshed_that_were_not_refreshed_since() throws Exception {
    RunHeader all =
        RunHeader.requested(
                new RunId("run1"), key(false, "inn", "vins", "zap"), null, Instant.now())
            .in(RunState.RUNNING, Instant.now().minusSeconds(1), null)
            .in(RunState.COMPLETED, Instant.now(), null);
    ended(key(false, "inn"), telling(new RunResult.Done()));
    ended(key(false, "vins"), telling(new RunResult.Failed("no listing")));
    ended(key(true, "zap"), telling(new RunResult.Done()));

    assertThat(retries.of(all)).isEqualTo(key(false, "vins", "zap"));

    ended(key(false, "vins"), telling(new RunResult.Done()));
    ended(key(false, "zap"), telling(new RunResult.Done()));
    assertThatThrownBy(() -> retries.of(all))
        .isInstanceOf(RejectedRequestException.class)
        .hasMessageStartingWith("No studio is left that failed");
  }
}
