package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunTask;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing counts as done that is not stored. */
class UnstoredRunsTest {

  private static final RunKey KEY = new RunKey("refresh", Set.of("one"), false);

  private volatile boolean down;

  private static Run start(Runs runs, RunTask task) throws RunRefusedException {
    return runs.start(new RunRequest(KEY, task));
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

  private static void assertStoredAsShown(Scene scene, Run run) {
    await()
        .untilAsserted(
            () ->
                assertThat(scene.repository().find(run.id()))
                    .hasValueSatisfying(
                        header -> {
                          assertThat(header.last()).isEqualTo(run.log().last());
                          assertThat(header.state()).isEqualTo(run.state());
                        }));
    assertThat(scene.repository().events(run.id(), 0, 1_000_000))
        .extracting(RecordedEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, run.log().last()).boxed().toList());
    assertThat(scene.repository().events(run.id(), 0, 1_000_000))
        .extracting(RecordedEvent::type)
        .containsExactlyElementsOf(shown(run));
  }

  @Test
  void a_full_disk_ends_a_run_with_that_reason_and_nobody_hears_that_it_completed(
      @TempDir Path folder) throws Exception {
    SmallDisk.mount();
    String address = "jdbc:h2:small:" + folder + "/data;WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
    try (Scene scene = new Scene(Clock.systemUTC(), Scene.emptyDatabase(address))) {
      scene.patience = Duration.ofSeconds(1);
      Runs runs = scene.runs(1, 1);
      Run before = start(runs, progress -> new RunResult.Done());
      await().until(() -> before.state() == RunState.COMPLETED);

      SmallDisk.fill(true);
      Run run =
          start(
              runs,
              progress -> {
                progress.log(Level.INFO, "worked");
                return new RunResult.Done();
              });
      await().until(run.log()::hasEnded);

      assertThat(run.state()).isEqualTo(RunState.FAILED);
      assertThat(run.header().error())
          .isEqualTo("Failed: the database cannot write: No space left on device");
      assertThat(shown(run))
          .doesNotContain(RunEventType.COMPLETE)
          .contains(RunEventType.ERROR)
          .endsWith(RunEventType.CLOSE);
      assertThat(runs.repository().health().problem())
          .hasValue("the database cannot write: No space left on device");

      SmallDisk.fill(false);
      assertStoredAsShown(scene, run);
      assertStoredAsShown(scene, before);
      assertThat(runs.repository().health().problem()).isEmpty();
    }
  }

  @Test
  void a_run_that_cannot_be_stored_is_told_to_stop_at_its_next_safe_boundary() throws Exception {
    try (Scene scene = new Scene(Clock.systemUTC(), failing(Scene.emptyDatabase()))) {
      scene.patience = Duration.ZERO;
      Runs runs = scene.runs(1, 1);
      Run run = runs.start(scene.waiting(KEY));
      await().until(() -> run.state() == RunState.RUNNING && run.log().isStored());

      down = true;
      run.warn("something");
      await().until(() -> run.state() == RunState.FAILED);

      assertThat(run.header().error()).isEqualTo("Failed: the database does not answer");
      down = false;
      assertStoredAsShown(scene, run);
    }
  }

  @Test
  void a_run_that_ends_while_the_database_is_down_completes_when_it_is_back() throws Exception {
    try (Scene scene = new Scene(Clock.systemUTC(), failing(Scene.emptyDatabase()))) {
      Runs runs = scene.runs(1, 1);
      Run run =
          start(
              runs,
              progress -> {
                down = true;
                progress.log(Level.INFO, "seen though not stored");
                return new RunResult.Done();
              });
      await().until(() -> runs.repository().health().problem().isPresent());
      await().until(() -> shown(run).contains(RunEventType.LOGS));
      assertThat(run.state()).isEqualTo(RunState.RUNNING);
      assertThat(shown(run)).doesNotContain(RunEventType.COMPLETE);

      down = false;

      await().until(run.log()::hasEnded);
      assertThat(run.state()).isEqualTo(RunState.COMPLETED);
      assertStoredAsShown(scene, run);
      assertThat(runs.repository().health().problem()).isEmpty();
    }
  }

  @Test
  void a_job_that_the_database_fails_says_so_in_its_reason() throws Exception {
    try (Scene scene = new Scene()) {
      Run run =
          start(
              scene.runs(1, 1),
              progress -> {
                throw new IllegalStateException(
                    new SQLException("This connection has been closed.", "08003"));
              });

      await().until(() -> run.state() == RunState.FAILED);
      assertThat(run.header().error()).isEqualTo("Failed: the database does not answer");
    }
  }
}
