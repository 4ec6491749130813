package io.workshopstream.run.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.RunRepository;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happened in runs is stored once, also over a database that fails. */
class EventWriterTest {

  private final AtomicBoolean cutsNextCommit = new AtomicBoolean();
  private final AtomicBoolean cut = new AtomicBoolean();

  /** A database whose connection is cut once, right after a commit and before it is confirmed. */
  private DataSource cutting(DataSource database) {
    return proxy(
        DataSource.class,
        (method, result) -> result instanceof Connection real ? cutting(real) : result,
        database);
  }

  private Connection cutting(Connection real) {
    return proxy(
        Connection.class,
        (method, result) -> {
          if (method.equals("commit") && cutsNextCommit.compareAndSet(true, false)) {
            cut.set(true);
            throw new SQLException("the connection was cut", "08006");
          }
          return result;
        },
        real);
  }

  private interface After {
    Object result(String method, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, After after, T real) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return after.result(method.getName(), method.invoke(real, arguments));
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
    return type.cast(proxy);
  }

  @Test
  void events_whose_commit_was_not_confirmed_are_stored_once() throws Exception {
    try (Scene scene = new Scene(Clock.systemUTC(), cutting(Scene.emptyDatabase()))) {
      Runs runs = scene.runs(1, 1);
      RunKey key = new RunKey("refresh", Set.of("one"), false);

      Run run =
          runs.start(
              new RunRequest(
                  key,
                  progress -> {
                    progress.log(Level.INFO, "before");
                    cutsNextCommit.set(true);
                    progress.log(Level.INFO, "in doubt");
                    await().until(cut::get);
                    progress.log(Level.INFO, "after");
                    return new RunResult.Done();
                  }));

      await().until(() -> run.state().isOver());
      await().until(run.log()::hasEnded); // what is shown grows until then
      await()
          .untilAsserted(
              () ->
                  assertThat(scene.repository().find(run.id()))
                      .hasValueSatisfying(
                          header -> assertThat(header.last()).isEqualTo(run.log().last())));
      assertThat(scene.repository().events(run.id(), 0, 1_000_000))
          .extracting(RecordedEvent::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, run.log().last()).boxed().toList());
    }
  }

  /** A run that notes what it is asked while its asker holds the writer's lock. */
  private static final class Watched implements PendingEvents {

    private final RunHeader header =
        RunHeader.requested(
            new RunId("run1"), new RunKey("refresh", Set.of("one"), false), Instant.EPOCH);
    private final List<String> asked = new ArrayList<>();
    private final List<String> askedUnderLock = new ArrayList<>();
    private @Nullable EventWriter writer;

    private void note(String question) {
      asked.add(question);
      if (Thread.holdsLock(requireNonNull(writer))) {
        askedUnderLock.add(question);
      }
    }

    @Override
    public Unstored unstored() {
      note("unstored");
      return new Unstored(header, List.of(), 0, false);
    }

    @Override
    public void stored(Unstored part) {
      note("stored");
    }

    @Override
    public void showUnstored() {
      note("showUnstored");
    }

    @Override
    public void giveUp() {
      note("giveUp");
    }
  }

  /**
   * A run holds its own lock when it asks for the writer's: the other way round both would wait.
   */
  @Test
  void a_run_that_cannot_be_stored_is_told_so_without_the_writers_lock() {
    JdbcDataSource withoutTables = new JdbcDataSource();
    withoutTables.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Watched run = new Watched();
    EventWriter writer =
        new EventWriter(
            new RunRepository(withoutTables),
            new GlobalEventLog(10, 10_000, 0),
            Runnable::run,
            timer,
            Duration.ZERO);
    run.writer = writer;

    writer.due(run);
    timer.shutdownNow();

    assertThat(run.asked).contains("unstored", "giveUp", "showUnstored");
    assertThat(run.askedUnderLock).isEmpty();
  }
}
