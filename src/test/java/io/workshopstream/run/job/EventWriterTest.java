package io.workshopstream.run.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.metric.Metrics;
import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.lease.Lease;
import io.workshopstream.run.lease.NodeId;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.meter.JournalMeter;
import io.workshopstream.run.store.Notices;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.run.store.RunWrite;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
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
              scene.request(
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
    public Lease lease() {
      return new Lease(new RunId("run1"), new NodeId("node"), 1, 1);
    }

    @Override
    public Optional<RunWrite> unstored() {
      note("unstored");
      RunHeader header =
          RunHeader.requested(
              new RunId("run1"), new RunKey("refresh", Set.of("one"), false), null, Instant.EPOCH);
      return Optional.of(
          new RunWrite(lease(), header, 0, new RunWrite.News(List.of(), List.of()), 0, false));
    }

    @Override
    public void stored(RunWrite written) {
      note("stored");
    }

    @Override
    public void lose() {
      note("lose");
    }
  }

  private static EventWriter writer(DataSource database, Watched run) {
    EventWriter writer =
        new EventWriter(
            new RunRepository(database),
            new GlobalEventLog(10, 10_000),
            Notices.NONE,
            new JournalMeter(Metrics.NONE),
            Runnable::run,
            Executors.newSingleThreadScheduledExecutor());
    run.writer = writer;
    return writer;
  }

  /**
   * A run holds its own lock when it asks for the writer's: the other way round both would wait.
   */
  @Test
  void a_run_of_somebody_else_is_told_so_without_the_writers_lock_and_nothing_is_written() {
    Watched run = new Watched();

    writer(Scene.emptyDatabase(), run).due(run);

    assertThat(run.asked).contains("unstored").endsWith("lose");
    assertThat(run.askedUnderLock).isEmpty();
  }

  @Test
  void a_run_whose_database_fails_is_asked_without_the_writers_lock() {
    JdbcDataSource withoutTables = new JdbcDataSource();
    withoutTables.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Watched run = new Watched();

    writer(withoutTables, run).due(run);

    assertThat(run.asked).containsOnly("unstored");
    assertThat(run.askedUnderLock).isEmpty();
  }
}
