package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.store.RunFilter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work on several subjects: a run for each, and one that stands for all. */
class ChildRunsTest {

  private static final Duration LEASE = Duration.ofMillis(1500);

  private final Scene scene = new Scene();
  private final CountDownLatch blocked = new CountDownLatch(1);

  @AfterEach
  void close_the_scene() {
    blocked.countDown();
    scene.close();
  }

  private Scene.Node node(int parallel, int queued) {
    return scene.node(Scene.limits(parallel, queued, LEASE), Scene.json());
  }

  /** Who takes on the parent carries it out with its own runs. */
  private RunRequest all(AtomicReference<Runs> runs, RunTask child, String... subjects) {
    RunKey key = new RunKey("refresh", Set.of(subjects), false);
    key.subjects().forEach(subject -> scene.request(key.child(subject), child));
    return scene.request(
        key,
        progress -> {
          new ChildRuns(Objects.requireNonNull(runs.get()), key, progress).carryOut();
          return new RunResult.Done();
        });
  }

  private static RunResult threeSteps(Progress progress) {
    for (int i = 1; i <= 3; i++) {
      progress.log(Level.INFO, "step " + i);
      progress.reached(i, 3, i + " of 3");
    }
    return new RunResult.Done();
  }

  /** Stops in the middle until the gate opens, or the run is stopped. */
  private RunResult blocking(Progress progress) throws RunStoppedException {
    progress.log(Level.INFO, "begun");
    try {
      while (!blocked.await(20, TimeUnit.MILLISECONDS)) {
        progress.checkpoint();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    return threeSteps(progress);
  }

  private List<RecordedEvent> events(Run run) {
    return scene.repository().events(run.id(), 0, 10_000);
  }

  private List<String> lines(Run run) {
    return events(run).stream()
        .filter(event -> event.type() == RunEventType.LOGS)
        .map(RecordedEvent::text)
        .toList();
  }

  private void awaitState(Run run, RunState state) {
    await()
        .untilAsserted(
            () ->
                assertThat(scene.repository().find(run.id()).map(RunHeader::state))
                    .contains(state));
  }

  private static String[] subjects(int number) {
    return IntStream.range(0, number).mapToObj(i -> "s" + i).toArray(String[]::new);
  }

  @Test
  void its_stream_shows_what_each_child_tells_and_its_progress_is_their_sum() throws Exception {
    Runs runs = node(2, 3).runs();

    Run all = runs.start(all(new AtomicReference<>(runs), ChildRunsTest::threeSteps, "a", "b"));
    awaitState(all, RunState.COMPLETED);

    assertThat(lines(all))
        .containsSubsequence("[a] step 1", "[a] step 2", "[a] step 3")
        .containsSubsequence("[b] step 1", "[b] step 2", "[b] step 3");
    List<RecordedEvent> bars =
        events(all).stream().filter(event -> event.type() == RunEventType.PROGRESS_BAR).toList();
    assertThat(bars.get(bars.size() - 1))
        .satisfies(
            last ->
                assertThat(Scene.json().progress(last))
                    .hasValueSatisfying(
                        bar -> {
                          assertThat(bar.percentage()).isEqualTo(100);
                          assertThat(bar.current()).isEqualTo(6);
                          assertThat(bar.total()).isEqualTo(6);
                          assertThat(bar.message()).isEqualTo("2 of 2 done");
                        }));
    assertThat(scene.repository().children(all.id()))
        .extracting(header -> header.key().toString())
        .containsExactlyInAnyOrder("refresh a", "refresh b");
  }

  @Test
  void it_does_not_take_the_only_place_from_its_children() throws Exception {
    Runs runs = node(1, 1).runs();

    Run all = runs.start(all(new AtomicReference<>(runs), ChildRunsTest::threeSteps, subjects(5)));

    awaitState(all, RunState.COMPLETED);
    assertThat(lines(all)).filteredOn(line -> line.endsWith("step 3")).hasSize(5);
  }

  @Test
  void it_leaves_room_in_the_queue_for_others() throws Exception {
    Runs runs = node(2, 4).runs();
    RunRequest other =
        scene.request(new RunKey("other", Set.of("x"), false), progress -> new RunResult.Done());

    Run all = runs.start(all(new AtomicReference<>(runs), this::blocking, subjects(20)));
    await().until(() -> scene.repository().children(all.id()).size() == 4);

    assertThat(runs.start(other).state()).isEqualTo(RunState.QUEUED);
    assertThat(scene.repository().children(all.id())).hasSize(4);
  }

  @Test
  void cancelling_it_cancels_its_children_but_not_what_others_asked_for() throws Exception {
    Runs runs = node(2, 4).runs();
    RunRequest request = all(new AtomicReference<>(runs), this::blocking, subjects(4));
    Run mine = runs.start(new RunRequest(request.key().child("s0")));
    awaitState(mine, RunState.RUNNING);

    Run all = runs.start(request);
    await().until(() -> lines(all).contains("[s1] begun") && lines(all).contains("[s0] begun"));
    runs.stop(all, StopReason.CANCELLED);

    awaitState(all, RunState.CANCELLED);
    await()
        .untilAsserted(
            () ->
                assertThat(scene.repository().children(all.id()))
                    .extracting(RunHeader::state)
                    .containsOnly(RunState.CANCELLED));
    assertThat(mine.state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void whoever_goes_on_with_it_passes_on_each_event_of_its_children_once() throws Exception {
    Scene.Node lost = node(4, 4);
    AtomicReference<Runs> runs = new AtomicReference<>(lost.runs());
    Run all = lost.runs().start(all(runs, this::blocking, "a", "b", "c"));
    await().until(() -> lines(all).stream().filter(line -> line.endsWith("begun")).count() == 3);

    lost.freeze();
    Scene.Node other = node(4, 4);
    runs.set(other.runs());
    await().until(() -> lines(all).stream().anyMatch(line -> line.startsWith("The server that")));
    blocked.countDown();
    awaitState(all, RunState.COMPLETED);

    assertThat(scene.repository().children(all.id())).hasSize(3);
    for (RunHeader child : scene.repository().children(all.id())) {
      String name = child.key().subjects().iterator().next();
      List<String> told =
          scene.repository().events(child.id(), 0, 1000).stream()
              .filter(event -> event.type() == RunEventType.LOGS)
              .map(event -> "[" + name + "] " + event.text())
              .toList();
      assertThat(lines(all)).filteredOn(line -> line.startsWith("[" + name)).isEqualTo(told);
    }
  }

  @Test
  void one_that_was_asked_for_on_its_own_is_joined_and_not_begun_again_by_whoever_goes_on()
      throws Exception {
    Scene.Node lost = node(4, 4);
    AtomicReference<Runs> runs = new AtomicReference<>(lost.runs());
    RunRequest request = all(runs, this::blocking, "a", "b");
    Run own = lost.runs().start(new RunRequest(request.key().child("a")));
    Run all = lost.runs().start(request);
    await().until(() -> lines(all).containsAll(List.of("[a] begun", "[b] begun")));

    lost.freeze();
    Scene.Node other = node(4, 4);
    runs.set(other.runs());
    await().until(() -> lines(all).stream().anyMatch(line -> line.startsWith("The server that")));
    blocked.countDown();
    awaitState(all, RunState.COMPLETED);

    assertThat(scene.repository().list(RunFilter.about("a"), null, 10))
        .extracting(RunHeader::id)
        .containsExactlyInAnyOrder(own.id(), all.id());
  }

  @Test
  void who_goes_on_with_a_run_gets_what_was_kept_of_its_items() throws Exception {
    RunKey key = new RunKey("refresh", Set.of("a"), false);
    RunTask task =
        progress -> {
          List<String> kept = progress.kept();
          progress.log(Level.INFO, "kept: " + kept);
          progress.item("link 1", "found", "", List.of(), "one");
          progress.item("link 2", "found", "", List.of(), "two");
          progress.item("link 1", "found", "", List.of(), "one again");
          return kept.isEmpty() ? blocking(progress) : new RunResult.Done();
        };
    Scene.Node lost = node(1, 1);
    Run run = lost.runs().start(scene.request(key, task));
    await().until(() -> lines(run).contains("begun"));

    lost.freeze();
    node(1, 1);
    awaitState(run, RunState.COMPLETED);

    assertThat(lines(run)).containsSubsequence("kept: []", "kept: [two, one again]");
    assertThat(scene.repository().keptItems().of(run.id())).isEmpty();
  }
}
