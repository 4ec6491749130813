package io.workshopstream.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.HandClock;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.follow.Watchers;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.lease.NodeId;
import io.workshopstream.run.lease.Nodes;
import io.workshopstream.run.lease.RunWatches;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbandonedRunsTest {

  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final Scene scene = new Scene();
  private final Scene.Node node = scene.node(Scene.limits(2, 2, LEASE));
  private final Runs runs = node.runs();
  private final NodeId neighbour = new NodeId("neighbour");
  private final RunWatches watchedThere = new RunWatches(scene.database(), neighbour);
  private final Watchers watchers =
      new Watchers(node.registry(), new RunWatches(scene.database(), new NodeId("here")), false);
  private final AtomicInteger news = new AtomicInteger();
  private final Runnable reader = news::incrementAndGet;
  private final HandClock clock = new HandClock("2026-03-01T12:00:00Z");
  private Run run;

  @BeforeEach
  void start_a_run() throws Exception {
    watchers.exchange();
    run = runs.start(scene.waiting(new RunKey("refresh", Set.of("one"), false)));
    await().until(() -> run.state() == RunState.RUNNING);
  }

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  private AbandonedRuns stoppingAfter(Duration grace) {
    return new AbandonedRuns(runs, watchers, clock, Optional.of(grace));
  }

  private void pass(Duration time, AbandonedRuns abandoned) {
    clock.pass(time);
    abandoned.tick();
  }

  private void assertThatItGoesOn() {
    assertThat(scene.events(run).toString()).doesNotContain("Nobody watches");
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void a_run_that_all_its_watchers_left_is_cancelled_after_the_grace_and_says_why() {
    AbandonedRuns abandoned = stoppingAfter(GRACE);
    run.log().follow(reader);
    abandoned.watches(run);
    pass(GRACE.multipliedBy(3), abandoned);
    run.log().leave(reader);
    pass(GRACE, abandoned);
    assertThat(run.state()).isEqualTo(RunState.RUNNING);

    pass(Duration.ofSeconds(1), abandoned);

    await().until(() -> run.state() == RunState.CANCELLED);
    assertThat(scene.events(run).toString()).contains("Stopped: nobody watches it any more");
  }

  @Test
  void a_watcher_that_comes_back_within_the_grace_keeps_the_run_alive() {
    AbandonedRuns abandoned = stoppingAfter(GRACE);
    abandoned.watches(run);
    pass(GRACE, abandoned);
    run.log().follow(reader);
    pass(GRACE, abandoned);
    pass(GRACE, abandoned);

    assertThatItGoesOn();
  }

  @Test
  void a_run_that_does_a_part_of_another_one_goes_on_without_watchers() throws Exception {
    RunRequest part = scene.waiting(new RunKey("refresh", Set.of("part"), false));
    Run child = runs.start(new RunRequest(part.key(), run.id(), null));
    await().until(() -> child.state() == RunState.RUNNING);
    AbandonedRuns abandoned = stoppingAfter(GRACE);
    abandoned.watches(child);

    pass(GRACE.multipliedBy(3), abandoned);

    assertThat(scene.events(child).toString()).doesNotContain("Nobody watches");
    assertThat(child.state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void a_run_that_nobody_ever_watched_is_left_alone() {
    pass(GRACE.multipliedBy(10), stoppingAfter(GRACE));

    assertThatItGoesOn();
  }

  /** What a neighbour says of itself and of those who watch there. */
  private void neighbourHas(int watching) {
    new Nodes(scene.database(), neighbour, "").beat(new Nodes.Load(watching, 0, false));
    watchedThere.write(watching == 0 ? Map.of() : Map.of(run.id(), watching));
    watchers.exchange();
  }

  @Test
  void watchers_on_another_server_keep_a_run_alive_until_they_have_left_too() {
    AbandonedRuns abandoned = stoppingAfter(GRACE);
    abandoned.watches(run); // here, and gone again
    neighbourHas(2);
    pass(GRACE.multipliedBy(3), abandoned);
    assertThatItGoesOn();
    neighbourHas(0);
    pass(GRACE, abandoned);
    assertThatItGoesOn();

    pass(Duration.ofSeconds(1), abandoned);

    await().until(() -> run.state() == RunState.CANCELLED);
  }

  @Test
  void a_run_whose_watchers_were_all_on_a_server_that_died_is_cancelled_where_it_is_at_work() {
    AbandonedRuns abandoned = stoppingAfter(GRACE);
    neighbourHas(2);
    pass(Duration.ZERO, abandoned);
    Jdbi.create(scene.database())
        .useHandle(
            handle ->
                handle.execute(
                    "update node set seen_at = current_timestamp - interval '60' second"
                        + " where id = 'neighbour'"));
    watchers.exchange();
    pass(GRACE, abandoned);
    assertThatItGoesOn();

    pass(Duration.ofSeconds(1), abandoned);

    await().until(() -> run.state() == RunState.CANCELLED);
  }

  @Test
  void while_it_is_not_known_who_watches_elsewhere_every_run_goes_on() {
    RunWatches rows = new RunWatches(scene.database(), new NodeId("here"));
    Watchers neverAsked = new Watchers(node.registry(), rows, false);
    AbandonedRuns abandoned = new AbandonedRuns(runs, neverAsked, clock, Optional.of(GRACE));
    abandoned.watches(run);
    pass(GRACE.multipliedBy(10), abandoned);
    pass(GRACE.multipliedBy(10), abandoned);

    assertThatItGoesOn();
  }

  @Test
  void without_the_setting_every_run_goes_on() {
    AbandonedRuns abandoned = new AbandonedRuns(runs, watchers, clock, Optional.empty());
    abandoned.watches(run);
    pass(GRACE.multipliedBy(10), abandoned);

    assertThatItGoesOn();
  }
}
