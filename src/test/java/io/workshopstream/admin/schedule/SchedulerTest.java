package io.workshopstream.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.HandClock;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.catalogue.Schema;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.store.RunFilter;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioBook;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.StudioRules;
import io.workshopstream.studio.Studios;
import io.workshopstream.studio.field.CronExpression;
import io.workshopstream.studio.field.RenderingSetting;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class SchedulerTest {

  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
  private static final Instant FIVE = Instant.parse("2026-01-22T23:30:00Z"); // there on the 23rd

  private final DataSource database = emptyDatabase();
  private final HandClock clock = new HandClock("2026-01-22T12:00:00Z");
  private final Scene scene = new Scene(clock, database);
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger worked = new AtomicInteger();

  DataSource emptyDatabase() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(h2);
    return h2;
  }

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  private static Studio studio(String id, @Nullable String schedule, ZoneId zone, boolean enabled) {
    URI start = URI.create("https://studio.example/" + id);
    return new Studio(
        new StudioId(id),
        id,
        start,
        start.toString(),
        1,
        false,
        RenderingSetting.NEVER,
        false,
        "Bangalore",
        zone,
        enabled,
        schedule == null ? null : new CronExpression(schedule),
        null,
        null,
        null);
  }

  private static Studio daily(String id) {
    return studio(id, "0 5 * * *", KOLKATA, true);
  }

  private static RunKey key(StudioId studio) {
    return new RunKey("refresh-workshops", Set.of(studio.value()), false);
  }

  private RunRequest refresh(StudioId studio) {
    asked.incrementAndGet();
    return scene.request(
        key(studio),
        progress -> {
          worked.incrementAndGet();
          return new RunResult.Done();
        });
  }

  private Scheduler scheduler(Runs runs, RefreshRequests refreshes, Studio... studios) {
    Occurrences occurrences =
        new Occurrences(clock, Duration.ZERO, RandomGenerator.of("L64X128MixRandom"));
    return new Scheduler(
        new Studios(List.of(studios)), database, occurrences, runs, refreshes, Runnable::run);
  }

  private Scheduler scheduler(Studio... studios) {
    return scheduler(scene.runs(2, 3), this::refresh, studios);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void awaitWork(int times) {
    await().until(() -> worked.get() == times);
  }

  @Test
  void a_schedule_has_its_next_time_and_no_studio_without_one_or_that_is_not_refreshed() {
    Scheduler scheduler =
        scheduler(
            daily("a"),
            studio("b", "0 7 * * *", ZoneId.of("Europe/Berlin"), true),
            studio("without", null, KOLKATA, true),
            studio("disabled", "0 5 * * *", KOLKATA, false));

    scheduler.tick();

    assertThat(scheduler.all())
        .containsExactly(
            new StudioSchedule("a", "0 5 * * *", "Asia/Kolkata", FIVE, null, null),
            new StudioSchedule(
                "b",
                "0 7 * * *",
                "Europe/Berlin",
                Instant.parse("2026-01-23T06:00:00Z"),
                null,
                null));
  }

  @Test
  void what_is_due_is_started_once_and_noted_with_the_next_time() {
    Scheduler scheduler = scheduler(daily("a"));
    scheduler.tick();
    clock.set(FIVE.minusMillis(1));
    scheduler.tick();
    assertThat(asked).hasValue(0);
    clock.set(FIVE.plusMillis(7));

    scheduler.tick();
    scheduler.tick();

    awaitWork(1);
    assertThat(scene.repository().list(RunFilter.about("a"), null, 10))
        .singleElement()
        .satisfies(
            run ->
                assertThat(scheduler.all())
                    .containsExactly(
                        new StudioSchedule(
                            "a",
                            "0 5 * * *",
                            "Asia/Kolkata",
                            FIVE.plus(Duration.ofDays(1)),
                            clock.instant(),
                            run.id().value())));
    assertThat(asked).hasValue(1);
  }

  @Test
  void what_was_missed_many_times_is_started_once() {
    scheduler(daily("a")).tick();
    clock.set(FIVE.plus(Duration.ofDays(10)).plusSeconds(60));
    Scheduler afterwards = scheduler(daily("a"));

    afterwards.tick();
    afterwards.tick();

    awaitWork(1);
    assertThat(asked).hasValue(1);
    assertThat(afterwards.all())
        .extracting(StudioSchedule::nextAt)
        .containsExactly(FIVE.plus(Duration.ofDays(11)));
  }

  @RepeatedTest(5)
  void of_two_servers_that_look_at_the_same_moment_one_starts_it() {
    CyclicBarrier both = new CyclicBarrier(2);
    RefreshRequests together =
        studio -> {
          RunRequest request = refresh(studio);
          meet(both);
          return request;
        };
    Scheduler one = scheduler(scene.runs(2, 3), together, daily("a"));
    Scheduler other = scheduler(scene.runs(2, 3), together, daily("a"));
    one.tick();
    clock.set(FIVE);

    CompletableFuture.allOf(
            CompletableFuture.runAsync(one::tick, scene.threads),
            CompletableFuture.runAsync(other::tick, scene.threads))
        .join();

    assertThat(asked).hasValue(2);
    awaitWork(1);
    assertThat(scene.repository().list(RunFilter.ALL, null, 10)).hasSize(1);
    assertThat(one.all())
        .extracting(StudioSchedule::nextAt)
        .containsExactly(FIVE.plus(Duration.ofDays(1)));
  }

  private static void meet(CyclicBarrier both) {
    try {
      both.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  @RepeatedTest(5)
  void two_servers_that_find_no_row_make_one() {
    Scheduler one = scheduler(daily("a"));
    Scheduler other = scheduler(daily("a"));

    CompletableFuture.allOf(
            CompletableFuture.runAsync(one::tick, scene.threads),
            CompletableFuture.runAsync(other::tick, scene.threads))
        .join();

    assertThat(one.all()).hasSize(1);
    assertThat(scene.repository().health().problem()).isEmpty();
  }

  @Test
  void a_start_that_was_not_noted_before_its_server_died_is_not_repeated() throws SQLException {
    Runs runs = scene.runs(2, 3);
    Scheduler scheduler = scheduler(runs, this::refresh, daily("a"));
    scheduler.tick();
    clock.set(FIVE);
    scheduler.tick();
    awaitWork(1);
    String run = scheduler.all().get(0).lastRun();
    await().until(() -> !scene.repository().list(RunFilter.about("a"), null, 10).isEmpty());
    execute(
        "update studio_schedule set next_at = timestamp '2026-01-22 23:30:00', last_at = null,"
            + " last_run = null");

    scheduler(scene.runs(2, 3), this::refresh, daily("a")).tick();

    assertThat(scheduler.all()).extracting(StudioSchedule::lastRun).containsExactly(run);
    assertThat(scene.repository().list(RunFilter.about("a"), null, 10)).hasSize(1);
  }

  @Test
  void a_run_that_does_this_work_already_is_joined() throws RunRefusedException {
    Runs runs = scene.runs(2, 3);
    Scheduler scheduler = scheduler(runs, this::refresh, daily("a"));
    scheduler.tick();
    Run underWay = runs.start(scene.waiting(key(new StudioId("a"))));
    clock.set(FIVE);

    scheduler.tick();

    assertThat(scheduler.all())
        .extracting(StudioSchedule::lastRun)
        .containsExactly(underWay.id().value());
    assertThat(worked).hasValue(0);
  }

  @Test
  void what_is_refused_because_too_many_wait_stays_due_and_is_started_later()
      throws RunRefusedException {
    Runs runs = scene.runs(1, 0);
    Scheduler scheduler = scheduler(runs, this::refresh, daily("a"));
    scheduler.tick();
    runs.start(scene.waiting(key(new StudioId("other"))));
    clock.set(FIVE);

    scheduler.tick();
    scheduler.tick();

    assertThat(asked).hasValue(2);
    assertThat(scheduler.all())
        .containsExactly(new StudioSchedule("a", "0 5 * * *", "Asia/Kolkata", FIVE, null, null));
    scene.gate.countDown();
    await().until(() -> !runs.areBusy());
    clock.set(FIVE.plusSeconds(5));
    scheduler.tick();
    awaitWork(1);
    assertThat(scheduler.all()).extracting(StudioSchedule::lastAt).containsExactly(clock.instant());
  }

  @Test
  void a_studio_that_is_not_set_up_is_left_out_until_its_next_time() {
    RefreshRequests none =
        studio -> {
          asked.incrementAndGet();
          throw new RejectedRequestException(Problem.NOT_SET_UP, "A is not set up");
        };
    Scheduler scheduler = scheduler(scene.runs(2, 3), none, daily("a"), daily("b"));
    scheduler.tick();
    clock.set(FIVE);

    scheduler.tick();
    scheduler.tick();

    assertThat(asked).hasValue(2);
    assertThat(scheduler.all())
        .extracting(StudioSchedule::nextAt)
        .containsOnly(FIVE.plus(Duration.ofDays(1)));
    assertThat(scheduler.all()).extracting(StudioSchedule::lastAt).containsOnlyNulls();
  }

  @Test
  void another_expression_or_another_zone_gives_another_next_time() {
    scheduler(daily("a"), daily("b")).tick();
    Scheduler changed =
        scheduler(
            studio("a", "0 6 * * *", KOLKATA, true),
            studio("b", "0 5 * * *", ZoneOffset.UTC, true));

    changed.tick();

    assertThat(changed.all())
        .containsExactly(
            new StudioSchedule(
                "a",
                "0 6 * * *",
                "Asia/Kolkata",
                Instant.parse("2026-01-23T00:30:00Z"),
                null,
                null),
            new StudioSchedule(
                "b", "0 5 * * *", "Z", Instant.parse("2026-01-23T05:00:00Z"), null, null));
  }

  @Test
  void a_studio_that_has_no_schedule_any_more_loses_its_row() {
    scheduler(daily("a"), daily("b")).tick();
    clock.set(FIVE);
    Scheduler without = scheduler(studio("a", null, KOLKATA, true));

    without.tick();

    assertThat(without.all()).isEmpty();
    assertThat(asked).hasValue(0);
  }

  @Test
  void the_longest_id_expression_and_zone_have_room() {
    String id = "s".repeat(64);
    String expression = "0".concat(",0".repeat(95)) + " 15 * * *";
    Scheduler scheduler =
        scheduler(studio(id, expression, ZoneId.of("America/Argentina/ComodRivadavia"), true));
    assertThat(expression).hasSize(CronExpression.LONGEST);
    scheduler.tick();
    clock.set(scheduler.all().get(0).nextAt());

    scheduler.tick();

    awaitWork(1);
    assertThat(scheduler.all()).extracting(StudioSchedule::studioId).containsExactly(id);
    assertThat(scheduler.all()).extracting(StudioSchedule::lastRun).doesNotContainNull();
  }

  private Scheduler counted(AtomicInteger connections, Runs runs, Studio... studios) {
    DataSource counted =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  connections.incrementAndGet();
                  return method.invoke(database, arguments);
                });
    Occurrences occurrences = new Occurrences(clock, Duration.ZERO, RandomGenerator.getDefault());
    return new Scheduler(
        new Studios(List.of(studios)), counted, occurrences, runs, this::refresh, Runnable::run);
  }

  @Test
  void a_look_is_one_query_for_all_studios_and_none_where_no_studio_has_a_schedule() {
    AtomicInteger connections = new AtomicInteger();
    Scheduler scheduler =
        counted(connections, scene.runs(2, 3), daily("a"), daily("b"), daily("c"));
    scheduler.tick();
    connections.set(0);
    scheduler.tick();
    assertThat(connections).hasValue(1);
    scheduler(studio("a", null, KOLKATA, true)).tick();

    Scheduler none = counted(connections, scene.runs(2, 3), studio("a", null, KOLKATA, true));
    connections.set(0);
    none.tick();
    none.tick();

    assertThat(connections).hasValue(1);
  }

  @Test
  void a_studio_that_is_added_or_disabled_meanwhile_gains_or_loses_its_row() {
    StudioBook book =
        new StudioBook(
            database, new StudioRules(Map.of(), id -> Optional.empty(), List.of()), clock);
    book.open();
    StudioId id = new StudioId("added");
    Occurrences occurrences = new Occurrences(clock, Duration.ZERO, RandomGenerator.getDefault());
    Scheduler scheduler =
        new Scheduler(
            book.studios(), database, occurrences, scene.runs(2, 3), this::refresh, Runnable::run);
    scheduler.tick();

    book.add(
        id,
        new StudioWords(
            Map.of(
                StudioField.NAME, "Added",
                StudioField.START, "https://added.example/",
                StudioField.PREFIX, "https://added.example/",
                StudioField.SCHEDULE, "0 5 * * *")));
    scheduler.tick();
    assertThat(scheduler.all()).extracting(StudioSchedule::studioId).containsExactly("added");

    book.change(id, any -> true, Map.of(StudioField.ENABLED, Optional.of("false")));
    scheduler.tick();
    assertThat(scheduler.all()).isEmpty();
  }

  @Test
  void a_database_that_is_known_to_fail_is_left_alone_until_it_answers() {
    AtomicInteger connections = new AtomicInteger();
    Runs runs = scene.runs(2, 3);
    Scheduler scheduler = counted(connections, runs, daily("a"));
    runs.repository().health().failed(new SQLException("gone", "08006"));

    scheduler.tick();

    assertThat(connections).hasValue(0);
    runs.repository().health().answered();
    scheduler.tick();
    assertThat(scheduler.all()).hasSize(1);
  }

  @Test
  void a_look_that_fails_is_repeated() throws SQLException {
    Runs runs = scene.runs(2, 3);
    Scheduler scheduler = scheduler(runs, this::refresh, daily("a"));
    execute("alter table studio_schedule rename to elsewhere");
    scheduler.tick();
    execute("alter table elsewhere rename to studio_schedule");

    scheduler.tick();

    assertThat(scheduler.all()).hasSize(1);
  }
}
