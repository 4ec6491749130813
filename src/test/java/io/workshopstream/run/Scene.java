package io.workshopstream.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workshopstream.metric.CountedMetrics;
import io.workshopstream.metric.Metrics;
import io.workshopstream.run.event.EventEncoder;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.follow.DatabaseNotices;
import io.workshopstream.run.follow.RunRegistry;
import io.workshopstream.run.follow.RunTail;
import io.workshopstream.run.follow.Watchers;
import io.workshopstream.run.job.EventWriter;
import io.workshopstream.run.job.OwnedRun;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunListener;
import io.workshopstream.run.job.RunRecorder;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.run.lease.Lease;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.lease.NodeHealth;
import io.workshopstream.run.lease.NodeId;
import io.workshopstream.run.lease.Nodes;
import io.workshopstream.run.lease.RunWatches;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.LogBudget;
import io.workshopstream.run.log.RunEventLog;
import io.workshopstream.run.meter.JournalMeter;
import io.workshopstream.run.meter.RunMeter;
import io.workshopstream.run.store.Notices;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.stream.frame.JsonEventEncoder;
import io.workshopstream.trace.Tracing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;

/** Runs with all that they need: threads, a clock, and a database in memory. */
public final class Scene implements AutoCloseable {

  /** What all nodes count together. */
  final CountedMetrics metrics = new CountedMetrics();

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
          Duration.ofSeconds(10),
          10_000,
          10_000_000,
          64_000_000,
          1000,
          Duration.ofDays(1));

  public final ExecutorService threads = Executors.newCachedThreadPool();
  public final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  public final CountDownLatch gate = new CountDownLatch(1);

  private final Map<RunId, List<RunEvent>> recorded = new ConcurrentHashMap<>();
  private final Map<RunKey, RunTask> tasks = new ConcurrentHashMap<>();
  private final List<DatabaseNotices> listening = new CopyOnWriteArrayList<>();
  private final DataSource database;
  private final Clock clock;

  public Scene() {
    this(Clock.systemUTC(), emptyDatabase());
  }

  public Scene(Clock clock, DataSource database) {
    this.clock = clock;
    this.database = database;
  }

  public static DataSource emptyDatabase() {
    return emptyDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  /** A database at an address, with empty tables. */
  static DataSource emptyDatabase(String address) {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl(address);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (Path script : scripts()) {
        statement.execute(Files.readString(script));
      }
    } catch (SQLException | IOException broken) {
      throw new IllegalStateException(broken);
    }
    return database;
  }

  /** The migrations in their order: what Flyway would do takes much longer. */
  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .sorted(Comparator.comparingInt(Scene::version))
          .toList();
    }
  }

  private static int version(Path script) {
    return Integer.parseInt(script.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
  }

  public DataSource database() {
    return database;
  }

  public RunRepository repository() {
    return new RunRepository(database);
  }

  public Runs runs(int parallel, int queued) {
    return runs(limits(parallel, queued, LIMITS.lease()));
  }

  /** The limits that no test reaches by accident, but for these. */
  public static RunLimits limits(int parallel, int queued, Duration lease) {
    return new RunLimits(
        parallel,
        queued,
        LIMITS.timeout(),
        LIMITS.stallTimeout(),
        lease,
        LIMITS.events(),
        LIMITS.bytes(),
        LIMITS.memoryBytes(),
        LIMITS.retentionCount(),
        LIMITS.retentionTime());
  }

  public Runs runs(RunLimits limits) {
    return runs(limits, Scene::encoded);
  }

  public Runs runs(RunLimits limits, EventEncoder encoder) {
    return node(limits, encoder).runs();
  }

  /** One of several servers on the database of this scene. */
  public record Node(
      Runs runs,
      RunRegistry registry,
      RunTail tail,
      GlobalEventLog feed,
      Watchers watchers,
      Future<?> ticks) {

    /**
     * As when its process is killed, except that its threads go on: it looks after nothing more.
     */
    public void freeze() {
      ticks.cancel(false);
    }
  }

  /** A server with these limits. */
  public Node node(RunLimits limits) {
    return node(limits, Scene::encoded);
  }

  /** A server with these limits that looks after its runs ten times a second. */
  public Node node(RunLimits limits, EventEncoder encoder) {
    return node(limits, encoder, database);
  }

  /** The same over a way of its own to the database. */
  public Node node(RunLimits limits, EventEncoder encoder, DataSource way) {
    RunRepository repository = new RunRepository(way, limits.lease());
    NodeId id = NodeId.next("node", ThreadLocalRandom.current());
    NodeHealth health = new NodeHealth(limits.lease(), Metrics.NONE);
    Leases leases = new Leases(way, id, limits.lease(), health);
    GlobalEventLog feed = new GlobalEventLog(1000, 1_000_000);
    DatabaseNotices notices = new DatabaseNotices(way, id, health, repository.isEmbedded());
    EventWriter writer =
        new EventWriter(repository, feed, notices, new JournalMeter(metrics), threads, timer);
    RunRecorder recorder = recorder(encoder, writer);
    LogBudget budget = new LogBudget(limits.memoryBytes());
    RunRegistry registry = new RunRegistry(repository, limits.events(), limits.bytes(), budget);
    RunWorker worker =
        new RunWorker(threads, timer, limits.timeout(), leases, repository.health(), Tracing.NONE);
    OwnedRuns owned = new OwnedRuns(limits, leases, registry, recorder, worker, this::task);
    Runs runs = new Runs(limits, owned, new RunMeter(metrics, List.of("refresh")), threads);
    RunTail tail = new RunTail(registry, repository, feed, health, clock);
    Watchers watchers = new Watchers(registry, new RunWatches(way, id), repository.isEmbedded());
    Nodes nodes = new Nodes(way, id, "1");
    RunNode node =
        new RunNode(
            runs,
            tail,
            notices,
            new RunNode.Presence(leases, nodes, watchers, () -> 0),
            Metrics.NONE,
            threads);
    listening.add(notices);
    node.start();
    Future<?> ticks = timer.scheduleAtFixedRate(node::tick, 100, 100, TimeUnit.MILLISECONDS);
    return new Node(runs, registry, tail, feed, watchers, ticks);
  }

  private RunRecorder recorder(EventEncoder encoder, EventWriter writer) {
    RunListener listener =
        (run, event) ->
            recorded.computeIfAbsent(run.id(), any -> new CopyOnWriteArrayList<>()).add(event);
    return new RunRecorder(clock, encoder, writer, List.of(listener));
  }

  /** Where the events of a run go that nobody owns. */
  RunRecorder recorder() {
    return recorder(threads);
  }

  private RunRecorder recorder(Executor executor) {
    GlobalEventLog feed = new GlobalEventLog(1000, 1_000_000);
    return recorder(
        Scene::encoded,
        new EventWriter(
            repository(), feed, Notices.NONE, new JournalMeter(metrics), executor, timer));
  }

  /**
   * A run that waits and that only its test works on: nobody stores it, and the database knows
   * nothing of it.
   */
  OwnedRun ownedRun(Consumer<OwnedRun> over) {
    RunKey key = new RunKey("refresh", Set.of("one"), false);
    RunHeader header = RunHeader.requested(new RunId("run1"), key, null, Instant.EPOCH);
    Run run = new Run(header, new RunEventLog(10, 10_000, new LogBudget(10_000), 0));
    Lease lease = new Lease(run.id(), new NodeId("node"), 1, 1);
    return new OwnedRun(run, header, 0, lease, recorder(nobody -> {}), over);
  }

  private Optional<RunTask> task(RunKey key) {
    return Optional.ofNullable(tasks.get(key));
  }

  /** Events as the application keeps them. */
  public static EventEncoder json() {
    return new JsonEventEncoder(
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());
  }

  /** A request for work, and what that is on whatever node. */
  public RunRequest request(RunKey key, RunTask task) {
    tasks.put(key, task);
    return new RunRequest(key);
  }

  static RecordedEvent encoded(RunId run, long sequence, java.time.Instant at, RunEvent event) {
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
    return request(
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
    listening.forEach(DatabaseNotices::close);
    threads.shutdownNow();
    timer.shutdownNow();
  }
}
