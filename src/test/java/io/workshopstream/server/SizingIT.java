package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What events, watchers and commits cost, for the figures of the document about operations: {@code
 * mvn verify -Dit.test=SizingIT -Dsizing=true} writes them to {@code target/sizing.txt}.
 */
@EnabledIfSystemProperty(named = "sizing", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SizingIT extends OnTwoServers {

  private static final Path REPORT = Path.of("target/sizing.txt");
  private static final List<String> STUDIOS =
      List.of("dance_n_addiction", "dance.inn.bangalore", "vins.dance.co", "manifestbytmn");
  private static final int WATCHERS = 1000;
  private static final int EVENTS = 300;
  private static final long SECONDS = 5;

  private static void report(String what, Object... values) {
    try {
      Files.writeString(
          REPORT,
          String.format(Locale.ROOT, what, values) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  @Order(1)
  void an_event_takes_place_in_the_database() throws Exception {
    for (int round = 0; round < 10; round++) {
      for (String studio : STUDIOS) {
        String body = "{\"kind\":\"refresh-workshops\",\"studio_id\":\"" + studio + "\"}";
        String run =
            json(OwnServer.send(
                        one.request("/api/runs").POST(BodyPublishers.ofString(body)).build())
                    .body())
                .get("id")
                .asText();
        long from = System.nanoTime();
        int events = events(one, run).size();
        report("run of %s: %d events in %d ms", studio, events, millisSince(from));
      }
    }
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("analyze run_event");
      long rows = number(statement, "select count(*) from run_event");
      long table = number(statement, "select pg_table_size('run_event')");
      long indexes = number(statement, "select pg_indexes_size('run_event')");
      report("run_event: %d rows, %d + %d bytes a row", rows, table / rows, indexes / rows);
    }
  }

  private static long millisSince(long from) {
    return (System.nanoTime() - from) / 1_000_000;
  }

  @Test
  @Order(2)
  void a_watcher_takes_memory_and_a_delivery_takes_time() {
    String silent = one.run("events=2&silence=600000");
    watch(two, silent, 100, 1).forEach(CountingWatcher::leave); // what is loaded once
    await().until(() -> two.vitals().streams() == 0);
    Vitals before = two.vitals();
    long resident = two.resident();
    List<CountingWatcher> idle = watch(two, silent, WATCHERS, 1);
    Duration idleFrom = two.cpu();
    LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
    Duration idleCost = two.cpu().minus(idleFrom);
    Vitals during = two.vitals();
    report(
        "%d idle watchers: %d bytes of heap and %d resident each, %d us of CPU each in a second",
        WATCHERS,
        (during.heap() - before.heap()) / WATCHERS,
        (two.resident() - resident) / WATCHERS,
        idleCost.toNanos() / 1000 / 20 / WATCHERS);
    idle.forEach(CountingWatcher::leave);
    await().until(() -> two.vitals().streams() == 0);
    for (int micros : List.of(100_000, 20_000)) {
      deliver(two, micros);
      deliver(one, micros);
    }
  }

  private static List<CountingWatcher> watch(OwnServer server, String run, int many, int first) {
    List<CountingWatcher> watchers = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      watchers.add(CountingWatcher.of(server, run, null));
    }
    await().until(() -> watchers.stream().allMatch(watcher -> watcher.last() >= first));
    return watchers;
  }

  /** From the first server, which nearly always works on a run that it was asked for. */
  private static void deliver(OwnServer server, int micros) {
    String run = one.run("events=" + EVENTS + "&bytes=200&silence=15000&micros=" + micros);
    List<CountingWatcher> watchers = watch(server, run, WATCHERS, 1);
    String where = worker(run) == server ? "at" : "beside";
    Duration from = server.cpu();
    long start = System.nanoTime();
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> watchers.stream().allMatch(CountingWatcher::isDone));
    Duration cost = server.cpu().minus(from);
    assertThat(watchers).extracting(CountingWatcher::problem).containsOnly("");
    report(
        "%d watchers %s the run's server, an event each %d us: %.1f us of CPU a delivery, %d ms",
        WATCHERS, where, micros, cost.toNanos() / 1000.0 / WATCHERS / EVENTS, millisSince(start));
  }

  /** On a database that flushes what it commits, other than that of the servers. */
  @Test
  @Order(3)
  void a_commit_and_a_notice_take_time() throws Exception {
    try (EmbeddedPostgres database =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Connection one = listening(database);
        Connection two = listening(database);
        Connection writer = database.getPostgresDatabase().getConnection();
        Statement statement = writer.createStatement()) {
      statement.execute(
          "create table sizing (run_id varchar(32), sequence bigint, text varchar(1000),"
              + " data varchar(1000), primary key (run_id, sequence))");
      report("commits of 1 event: %d a second on one connection", commits(writer, 1, false));
      report("commits of 10 events: %d", commits(writer, 10, false));
      report("commits of 10 events, a notice after each: %d", commits(writer, 10, true));
      report("notices alone, heard on two connections: %d", commits(writer, 0, true));
      assertThat(one.isValid(1) && two.isValid(1)).isTrue();
    }
  }

  private static Connection listening(EmbeddedPostgres database) throws SQLException {
    Connection connection = database.getPostgresDatabase().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen sizing");
    }
    return connection;
  }

  private static long commits(Connection connection, int events, boolean notice)
      throws SQLException {
    connection.setAutoCommit(false);
    String run = UUID.randomUUID().toString().replace("-", "");
    long commits = 0;
    long from = System.nanoTime();
    try (PreparedStatement insert =
            connection.prepareStatement("insert into sizing values (?, ?, ?, ?)");
        Statement statement = connection.createStatement()) {
      for (; millisSince(from) < SECONDS * 1000; commits++) {
        for (int i = 0; i < events; i++) {
          insert.setString(1, run);
          insert.setLong(2, commits * events + i);
          insert.setString(3, "x".repeat(60));
          insert.setString(4, "x".repeat(200));
          insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        if (notice) {
          statement.execute("select pg_notify('sizing', 'node:run')");
          connection.commit();
        }
      }
    }
    return commits / SECONDS;
  }
}
