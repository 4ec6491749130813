package io.workshopstream.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.run.event.EventEncoder;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.EventWriter;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunListener;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.RunRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;

/** Runs with all that they need: threads, a clock, and a database in memory. */
public final class Scene implements AutoCloseable {

  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // 10 are too few on a slow machine
  }

  /** Limits that no test reaches by accident. */
  public static final RunLimits LIMITS =
      new RunLimits(
          2,
          3,
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          10_000,
          10_000_000,
          64_000_000,
          1000,
          Duration.ofDays(1));

  public final ExecutorService threads = Executors.newCachedThreadPool();
  public final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  public final CountDownLatch gate = new CountDownLatch(1);

  /** How long a run may go on without being stored. */
  Duration patience = Duration.ofSeconds(30);

  private final Map<RunId, List<RunEvent>> recorded = new ConcurrentHashMap<>();
  private final DataSource database;
  private final Clock clock;

  public Scene() {
    this(Clock.systemUTC(), emptyDatabase());
  }

  public Scene(Clock clock, DataSource database) {
    this.clock = clock;
    this.database = database;
  }

  /** A database with empty tables. */
  /** The migrations that make the tables of runs. */
  private static final List<String> SCRIPTS =
      List.of(
          "V2__runs",
          "V3__event_data",
          "V4__event_type",
          "V5__idempotency_keys",
          "V6__idempotency_key");

  public static DataSource emptyDatabase() {
    return emptyDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  /** A database at an address, with empty tables. */
  static DataSource emptyDatabase(String address) {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl(address);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String script : SCRIPTS) {
        statement.execute("runscript from 'classpath:db/migration/" + script + ".sql'");
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
    return database;
  }

  public RunRepository repository() {
    return new RunRepository(database);
  }

  public Runs runs(int parallel, int queued) {
    return runs(
        new RunLimits(
            parallel,
            queued,
            LIMITS.timeout(),
            LIMITS.stallTimeout(),
            LIMITS.events(),
            LIMITS.bytes(),
            LIMITS.memoryBytes(),
            LIMITS.retentionCount(),
            LIMITS.retentionTime()));
  }

  public Runs runs(RunLimits limits) {
    return runs(limits, Scene::encoded);
  }

  public Runs runs(RunLimits limits, EventEncoder encoder) {
    return runs(limits, new GlobalEventLog(1000, 1_000_000, repository().lastPosition()), encoder);
  }

  public Runs runs(RunLimits limits, GlobalEventLog feed, EventEncoder encoder) {
    RunRepository repository = repository();
    EventWriter writer = new EventWriter(repository, feed, threads, timer, patience);
    RunListener listener =
        (run, event) ->
            recorded.computeIfAbsent(run.id(), id -> new CopyOnWriteArrayList<>()).add(event);
    RunRegistry registry = RunRegistry.of(limits, writer, clock, encoder, List.of(listener));
    RunWorker worker = new RunWorker(threads, timer, limits.timeout(), repository);
    return new Runs(limits, worker, registry);
  }

  private static RecordedEvent encoded(
      RunId run, long sequence, java.time.Instant at, RunEvent event) {
    Level level = event instanceof RunEvent.Logged logged ? logged.level() : null;
    String text = event.toString();
    return new RecordedEvent(
        run, sequence, at, type(event), level, null, text, text.getBytes(UTF_8));
  }

  private static RunEventType type(RunEvent event) {
    if (event instanceof RunEvent.Completed) {
      return RunEventType.COMPLETE;
    }
    if (event instanceof RunEvent.Failed) {
      return RunEventType.ERROR;
    }
    if (event instanceof RunEvent.Closed) {
      return RunEventType.CLOSE;
    }
    if (event instanceof RunEvent.Progressed) {
      return RunEventType.PROGRESS_BAR;
    }
    return event instanceof RunEvent.StateChanged ? RunEventType.RUN : RunEventType.LOGS;
  }

  /** What happened in a run's work, without its changes of state. */
  public List<RunEvent> events(Run run) {
    return recorded.getOrDefault(run.id(), List.of()).stream()
        .filter(event -> !(event instanceof RunEvent.StateChanged))
        .toList();
  }

  /** The changes of state of a run. */
  public List<RunState> states(Run run) {
    return recorded.getOrDefault(run.id(), List.of()).stream()
        .filter(RunEvent.StateChanged.class::isInstance)
        .map(event -> ((RunEvent.StateChanged) event).state())
        .toList();
  }

  /** Work that waits at the gate and then ends. */
  public RunRequest waiting(RunKey key) {
    return new RunRequest(
        key,
        progress -> {
          try (Progress.Hook hook = progress.onStop(gate::countDown)) {
            gate.await();
            progress.checkpoint();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
          return new RunResult.Done();
        });
  }

  /** Whether no thread works on anything. */
  boolean isIdle() {
    return ((ThreadPoolExecutor) threads).getActiveCount() == 0;
  }

  @Override
  public void close() {
    gate.countDown();
    threads.shutdownNow();
    timer.shutdownNow();
  }
}
