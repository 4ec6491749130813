package io.workshopstream.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbandonedRunsTest {

  private static final Duration GRACE = Duration.ofMinutes(2);

  private final Scene scene = new Scene();
  private final Runs runs = scene.runs(2, 2);
  private final AtomicInteger news = new AtomicInteger();
  private final Runnable reader = news::incrementAndGet;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Run run;

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException("only instants are asked for");
        }
      };

  @BeforeEach
  void start_a_run() throws Exception {
    run = runs.start(scene.waiting(new RunKey("refresh", Set.of("one"), false)));
    await().until(() -> run.state() == RunState.RUNNING);
  }

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  private AbandonedRuns stoppingAfter(Duration grace) {
    return new AbandonedRuns(runs, clock, Optional.of(grace));
  }

  private void pass(Duration time, AbandonedRuns abandoned) {
    now = now.plus(time);
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
  void a_run_that_nobody_ever_watched_is_left_alone() {
    pass(GRACE.multipliedBy(10), stoppingAfter(GRACE));

    assertThatItGoesOn();
  }

  @Test
  void without_the_setting_every_run_goes_on() {
    AbandonedRuns abandoned = new AbandonedRuns(runs, clock, Optional.empty());
    abandoned.watches(run);
    pass(GRACE.multipliedBy(10), abandoned);

    assertThatItGoesOn();
  }
}
