package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.log.EventSlice;
import io.workshopstream.run.store.RunRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several servers on one database: whatever happens to them and to it, every run completes, and no
 * event is lost or comes twice.
 */
class SeveralNodesIT {

  private static final int STEPS = 25;
  private static final int SUBJECTS = 12;
  private static final Duration LEASE = Duration.ofSeconds(3);

  private final Map<RunId, List<Long>> seen = new ConcurrentHashMap<>();
  private final List<Future<?>> watchers = new ArrayList<>();
  private final List<UnreliableWay> ways = new ArrayList<>();
  private TestDatabase database = TestDatabase.h2();
  private DataSource steps = database.source();
  private Scene scene = new Scene();

  @AfterEach
  void close_the_scene() throws Exception {
    scene.close();
    database.close();
  }

  /** On what kind of database. */
  enum Kind {
    H2,
    POSTGRESQL
  }

  private void begin(Kind kind) throws Exception {
    scene.close();
    database = kind == Kind.H2 ? TestDatabase.h2() : TestDatabase.postgres();
    steps = database.pooled();
    scene = new Scene(Clock.systemUTC(), database.source());
    Jdbi.create(database.source())
        .useHandle(
            handle ->
                handle.execute(
                    "create table step (run varchar(32), n integer, primary key (run, n))"));
  }

  private Scene.Node node(int parallel) {
    UnreliableWay way = new UnreliableWay(database.pooled());
    ways.add(way);
    RunLimits limits = Scene.limits(parallel, 10_000, LEASE);
    return scene.node(limits, Scene::encoded, way.source());
  }

  /** Goes on after the last step that anybody did. */
  private RunResult work(Progress progress, String subject, DataSource way)
      throws RunStoppedException {
    int done =
        Jdbi.create(way)
            .withHandle(
                handle ->
                    handle
                        .createQuery("select coalesce(max(n), 0) from step where run = :run")
                        .bind("run", subject)
                        .mapTo(Integer.class)
                        .one());
    for (int step = done + 1; step <= STEPS; step++) {
      progress.checkpoint();
      int next = step;
      progress.store(
          handle -> handle.execute("insert into step (run, n) values (?, ?)", subject, next));
      progress.log(Level.INFO, "step " + step);
      progress.reached(step, STEPS, "");
      LockSupport.parkNanos(20_000_000);
    }
    return new RunResult.Done();
  }

  private RunRequest request(int number) {
    String subject = "s" + number % SUBJECTS;
    RunKey key = new RunKey("work-" + number, Set.of(subject), false);
    return scene.request(key, progress -> work(progress, "work-" + number, steps));
  }

  /** Work on three of the subjects, a run for each. */
  private RunRequest parent(Scene.Node node) {
    RunKey key = new RunKey("all", Set.of("s0", "s1", "s2"), false);
    for (String subject : key.subjects()) {
      scene.request(key.child(subject), progress -> work(progress, "all-" + subject, steps));
    }
    return scene.request(
        key,
        progress -> {
          new ChildRuns(node.runs(), key, progress).carryOut();
          return new RunResult.Done();
        });
  }

  /** What it passed on is what its children told, each of it once and in order. */
  private void assertParentIsRight(RunId parent, List<RunId> children) {
    RunRepository repository = new RunRepository(database.source());
    RunHeader header = repository.find(parent).orElseThrow();
    assertThat(header.state()).isEqualTo(RunState.COMPLETED);
    List<RecordedEvent> events = repository.events(parent, 0, 10_000);
    assertThat(events)
        .extracting(RecordedEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, header.last()).boxed().toList());
    for (RunId child : children) {
      List<String> told =
          repository.events(child, 0, 10_000).stream()
              .filter(event -> event.type() == RunEventType.LOGS)
              .map(event -> "run=" + child + ", sequence=" + event.sequence() + ",")
              .toList();
      List<String> passedOn =
          events.stream()
              .map(RecordedEvent::text)
              .filter(text -> text.startsWith("Relayed") && text.contains("run=" + child))
              .map(text -> text.replaceAll(".*(run=\\w+, sequence=\\d+,).*", "$1"))
              .toList();
      assertThat(passedOn).isEqualTo(told);
    }
  }

  /** Notes what a node shows of a run. */
  private void watch(Scene.Node node, RunId id, RunRepository repository) {
    Run run = node.registry().find(id).orElseThrow();
    List<Long> numbers = seen.computeIfAbsent(id, any -> new ArrayList<>());
    Runnable reader = () -> read(run, numbers, repository);
    run.log().follow(reader);
    watchers.add(scene.timer.scheduleWithFixedDelay(reader, 100, 100, TimeUnit.MILLISECONDS));
  }

  private static void read(Run run, List<Long> numbers, RunRepository repository) {
    synchronized (numbers) {
      long cursor = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
      EventSlice<RecordedEvent> slice = run.log().after(cursor, 1_000_000);
      List<RecordedEvent> events =
          slice.misses(cursor) ? stored(repository, run.id(), cursor) : slice.events();
      events.forEach(event -> numbers.add(event.sequence()));
    }
  }

  private static List<RecordedEvent> stored(RunRepository repository, RunId run, long after) {
    try {
      return repository.events(run, after, 1000);
    } catch (RuntimeException down) {
      return List.of();
    }
  }

  private void assertAllIsRight(List<RunId> runs) {
    RunRepository repository = new RunRepository(database.source());
    Map<String, List<RunHeader>> bySubject = new HashMap<>();
    for (RunId id : runs) {
      RunHeader header = repository.find(id).orElseThrow();
      assertThat(header.state()).isEqualTo(RunState.COMPLETED);
      List<RecordedEvent> events = repository.events(id, 0, 10_000);
      assertThat(events)
          .extracting(RecordedEvent::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, header.last()).boxed().toList());
      for (int step = 1; step <= STEPS; step++) {
        String line = "message=step " + step + ",";
        assertThat(events.stream().filter(event -> event.text().contains(line)).count())
            .as("the line of a step may be lost with its server, yet never comes twice")
            .isLessThanOrEqualTo(1);
      }
      bySubject
          .computeIfAbsent(header.key().subjects().iterator().next(), any -> new ArrayList<>())
          .add(header);
    }
    assertThat(count("step")).isEqualTo(runs.size() * STEPS);
    bySubject.values().forEach(SeveralNodesIT::assertNoOverlap);
  }

  private static void assertNoOverlap(List<RunHeader> ofOneSubject) {
    List<RunHeader> inOrder =
        ofOneSubject.stream().sorted(Comparator.comparing(header -> begun(header))).toList();
    for (int i = 1; i < inOrder.size(); i++) {
      assertThat(begun(inOrder.get(i))).isAfterOrEqualTo(inOrder.get(i - 1).latest());
    }
  }

  private static Instant begun(RunHeader header) {
    return header.startedAt() == null ? header.requestedAt() : header.startedAt();
  }

  private int count(String table) {
    return Jdbi.create(database.source())
        .withHandle(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void over_killed_servers_zombies_and_a_database_that_comes_and_goes_every_run_completes_once(
      Kind kind) throws Exception {
    begin(kind);
    List<Scene.Node> nodes = new ArrayList<>(List.of(node(4), node(4), node(4)));
    int many = kind == Kind.H2 ? 24 : 48;
    List<RunId> runs = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      runs.add(nodes.get(i % 3).runs().start(request(i)).id());
    }
    RunId all = nodes.get(1).runs().start(parent(nodes.get(2))).id();
    Scene.Node watching = node(0);
    RunRepository repository = new RunRepository(steps);
    runs.forEach(id -> watch(watching, id, repository));

    pause(1500);
    ways.get(0).cut(); // killed: its threads live on, and reach nothing any more
    nodes.get(0).freeze();
    nodes.set(0, node(4));
    pause(1000);
    ways.get(1).hold(); // stopped for longer than its lease, and goes on then: a zombie
    database.killConnections();
    pause(LEASE.toMillis() + 2000);
    ways.get(1).letGo();
    database.restart();
    pause(1000);
    database.killConnections();

    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> repository.unfinished(10).isEmpty());
    List<RunId> children = repository.children(all).stream().map(RunHeader::id).toList();
    assertThat(children).hasSize(3);
    assertParentIsRight(all, children);
    assertAllIsRight(Stream.concat(runs.stream(), children.stream()).toList());
    for (RunId id : runs) {
      long last = repository.find(id).orElseThrow().last();
      await().untilAsserted(() -> assertThat(seenOf(id)).hasSize((int) last));
      assertThat(seenOf(id))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
    }
  }

  private List<Long> seenOf(RunId id) {
    List<Long> numbers = seen.getOrDefault(id, List.of());
    synchronized (numbers) {
      return List.copyOf(numbers);
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }

  @Test
  void the_same_key_sent_to_two_servers_at_the_same_moment_a_thousand_times_starts_a_thousand_runs()
      throws Exception {
    begin(Kind.POSTGRESQL);
    Scene.Node one = scene.node(Scene.limits(8, 10_000, LEASE), Scene::encoded, database.pooled());
    Scene.Node other =
        scene.node(Scene.limits(8, 10_000, LEASE), Scene::encoded, database.pooled());
    CyclicBarrier together = new CyclicBarrier(2);

    CompletableFuture<List<RunId>> here = startAll(one, together);
    CompletableFuture<List<RunId>> there = startAll(other, together);

    assertThat(here.get(5, TimeUnit.MINUTES))
        .doesNotHaveDuplicates()
        .hasSize(1000)
        .isEqualTo(there.get(5, TimeUnit.MINUTES));
    assertThat(count("run")).isEqualTo(1000);
    assertThat(count("run_idempotency_key")).isEqualTo(1000);
  }

  private CompletableFuture<List<RunId>> startAll(Scene.Node node, CyclicBarrier together) {
    return CompletableFuture.supplyAsync(
        () -> IntStream.range(0, 1000).mapToObj(i -> start(node, together, i)).toList(),
        scene.threads);
  }

  private RunId start(Scene.Node node, CyclicBarrier together, int i) {
    RunKey key = new RunKey("quick", Set.of("subject-" + i), false);
    try {
      RunRequest request =
          scene.request(key, progress -> new RunResult.Done()).withIdempotencyKey("the key " + i);
      together.await(1, TimeUnit.MINUTES);
      return node.runs().start(request).id();
    } catch (Exception refused) {
      throw new IllegalStateException(refused);
    }
  }
}
