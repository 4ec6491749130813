package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.store.RunFilter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing counts as done that is not stored. */
class UnstoredRunsTest {

  private static final RunKey KEY = new RunKey("refresh", Set.of("one"), false);

  private volatile boolean down;

  private static Run start(Scene scene, Runs runs, RunTask task) throws RunRefusedException {
    return runs.start(scene.request(KEY, task));
  }

  /** A database that nobody can connect to while it is down. */
  private DataSource failing(DataSource database) {
    Object proxy =
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              if (down && method.getName().equals("getConnection")) {
                throw new SQLException("connection refused", "08001");
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
    return (DataSource) proxy;
  }

  private static List<RunEventType> shown(Run run) {
    return run.log().after(0, Integer.MAX_VALUE).events().stream()
        .map(RecordedEvent::type)
        .toList();
  }

  private static boolean isStoredAsRunning(Scene scene) {
    return !scene.repository().list(RunFilter.in(RunState.RUNNING), null, 1).isEmpty();
  }

  /** All of it, once and in order. */
  private static void assertStored(Scene scene, Run run) {
    RunHeader header = scene.repository().find(run.id()).orElseThrow();
    assertThat(header.state()).isEqualTo(RunState.COMPLETED);
    assertThat(scene.repository().events(run.id(), 0, 1_000_000))
        .extracting(RecordedEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, header.last()).boxed().toList());
  }

  @Test
  void over_a_full_disk_nobody_hears_what_is_not_stored_and_the_run_completes_when_there_is_room(
      @TempDir Path folder) throws Exception {
    SmallDisk.mount();
    String address = "jdbc:h2:small:" + folder + "/data;WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
    try (Scene scene = new Scene(Clock.systemUTC(), Scene.emptyDatabase(address))) {
      Runs runs = scene.runs(1, 1);
      AtomicInteger begun = new AtomicInteger();
      Run before = start(scene, runs, progress -> new RunResult.Done());
      await().until(() -> before.state() == RunState.COMPLETED);
      Run run =
          start(
              scene,
              runs,
              progress -> {
                if (begun.incrementAndGet() == 1) { // whoever begins it anew shall find room
                  SmallDisk.fill(true);
                }
                progress.log(Level.INFO, "worked");
                return new RunResult.Done();
              });
      await()
          .until(
              () ->
                  runs.repository()
                      .health()
                      .problem()
                      .filter(why -> why.startsWith("the database cannot write"))
                      .isPresent());

      assertThat(run.state().isOver()).isFalse();
      assertThat(shown(run)).doesNotContain(RunEventType.COMPLETE);

      SmallDisk.fill(false);
      await().until(() -> runs.get(run.id().value()).state() == RunState.COMPLETED);
      assertStored(scene, run);
      assertStored(scene, before);
      await().until(() -> runs.repository().health().problem().isEmpty());
    }
  }

  @Test
  void a_run_whose_database_is_away_for_long_stops_before_others_may_take_it_and_goes_on_then()
      throws Exception {
    try (Scene scene = new Scene(Clock.systemUTC(), failing(Scene.emptyDatabase()))) {
      Runs runs = scene.runs(Scene.limits(1, 1, Duration.ofMillis(1500)));
      AtomicInteger begun = new AtomicInteger();
      AtomicInteger stopped = new AtomicInteger();
      Run run =
          start(
              scene,
              runs,
              progress -> {
                if (begun.incrementAndGet() == 1) {
                  await().until(() -> isStoredAsRunning(scene));
                  down = true;
                }
                try {
                  while (down) {
                    progress.checkpoint();
                    Thread.onSpinWait();
                  }
                } catch (RunStoppedException leaseLost) {
                  stopped.incrementAndGet();
                  throw leaseLost;
                }
                return new RunResult.Done();
              });
      await().until(() -> stopped.get() == 1);
      assertThat(run.state().isOver()).isFalse();

      down = false;

      await().until(() -> runs.get(run.id().value()).state() == RunState.COMPLETED);
      assertThat(begun).hasValue(2);
      assertStored(scene, run);
      assertThat(scene.repository().events(run.id(), 0, 100))
          .extracting(RecordedEvent::text)
          .anyMatch(text -> text.contains(RunSentences.takenOver()));
    }
  }

  @Test
  void a_run_that_ends_while_the_database_is_down_completes_when_it_is_back() throws Exception {
    try (Scene scene = new Scene(Clock.systemUTC(), failing(Scene.emptyDatabase()))) {
      Runs runs = scene.runs(1, 1);
      Run run =
          start(
              scene,
              runs,
              progress -> {
                down = true;
                progress.log(Level.INFO, "not seen while it is not stored");
                return new RunResult.Done();
              });
      await().until(() -> runs.repository().health().problem().isPresent());
      assertThat(run.state().isOver()).isFalse();
      assertThat(shown(run)).doesNotContain(RunEventType.LOGS, RunEventType.COMPLETE);

      down = false;

      await().until(() -> runs.get(run.id().value()).state() == RunState.COMPLETED);
      assertStored(scene, run);
      await().until(() -> runs.repository().health().problem().isEmpty());
    }
  }

  private static IllegalStateException connectionClosed() {
    return new IllegalStateException(new SQLException("This connection has been closed.", "08003"));
  }

  @Test
  void a_job_that_the_database_fails_is_begun_anew_by_whoever_takes_it() throws Exception {
    try (Scene scene = new Scene()) {
      AtomicInteger begun = new AtomicInteger();
      Runs runs = scene.runs(Scene.limits(1, 1, Duration.ofMillis(500)));
      Run run =
          start(
              scene,
              runs,
              progress -> {
                if (begun.incrementAndGet() == 1) {
                  throw connectionClosed();
                }
                return new RunResult.Done();
              });

      await().until(() -> runs.get(run.id().value()).state() == RunState.COMPLETED);
      assertThat(begun).hasValue(2);
    }
  }

  @Test
  void a_run_that_never_comes_to_its_end_is_interrupted_after_three_attempts() throws Exception {
    try (Scene scene = new Scene()) {
      AtomicInteger begun = new AtomicInteger();
      Runs runs = scene.runs(Scene.limits(1, 1, Duration.ofMillis(300)));
      Run run =
          start(
              scene,
              runs,
              progress -> {
                begun.incrementAndGet();
                throw connectionClosed();
              });

      await().until(() -> runs.get(run.id().value()).state() == RunState.INTERRUPTED);
      assertThat(begun).hasValue(3);
      assertThat(scene.events(run).toString()).contains("begun 3 times");
    }
  }
}
