package io.workshopstream.server;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * On two servers that share a PostgreSQL, each in a process of its own, with the settings of the
 * document about operations.
 */
abstract class OnTwoServers extends OnOwnServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What both were given and nobody shall see. */
  static final List<String> KEYS =
      List.of("studioKeyThatNobodySees", "modelKeyThatNobodySees", "passwordThatNobodySees");

  private static EmbeddedPostgres database;
  static OwnServer one;
  static OwnServer two;

  /** At the same moment, so that both find an empty database. */
  @BeforeAll
  static void start() throws IOException {
    database =
        EmbeddedPostgres.builder() // as the document has the database's role
            .setServerConfig("idle_in_transaction_session_timeout", "10s")
            .start();
    CompletableFuture<OwnServer> first = CompletableFuture.supplyAsync(() -> server("one"));
    CompletableFuture<OwnServer> second = CompletableFuture.supplyAsync(() -> server("two"));
    one = first.join();
    two = second.join();
  }

  private static OwnServer server(String name) {
    List<String> settings =
        new ArrayList<>(
            ServersDocument.settings(
                "jdbc:postgresql://localhost:" + database.getPort() + "/postgres", "postgres"));
    settings.addAll(List.of("node.name=" + name, "run.lease=PT3S"));
    settings.addAll(List.of("studio.not_set_up.key=" + KEYS.get(0), "model.key=" + KEYS.get(1)));
    settings.add("database.password=" + KEYS.get(2));
    return OwnServer.start(settings.toArray(String[]::new));
  }

  /** An nginx in front of both and of a third that is down. */
  static Nginx nginx() throws IOException {
    return Nginx.before(List.of(FreePorts.next(), one.port(), two.port()));
  }

  static Connection connection() throws SQLException {
    return database.getPostgresDatabase().getConnection();
  }

  /** Has nobody read or write runs until the lock is closed. */
  static Connection lockRuns() throws SQLException {
    Connection connection = connection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set idle_in_transaction_session_timeout = 0");
      statement.execute("set lock_timeout = '60s'");
      statement.execute("lock table run in access exclusive mode");
    }
    return connection;
  }

  @AfterAll
  static void stop() throws IOException {
    try (EmbeddedPostgres last = database) {
      Stream.of(one, two).forEach(OwnServer::close);
    }
  }

  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(body, e);
    }
  }

  static String state(OwnServer server, String run) {
    return json(server.get("/api/runs/" + run).body()).get("state").asText();
  }

  static List<SseEvent> events(OwnServer server, String run) {
    return logged(stream(server.request("/api/runs/" + run + "/events?detail=full").build()));
  }

  /** The server that works on a run: nearly always the one that was asked for it. */
  static OwnServer worker(String run) {
    String owner = await().until(() -> owner(run), Objects::nonNull);
    return owner.startsWith("one-") ? one : two;
  }

  static OwnServer other(OwnServer server) {
    return server == one ? two : one;
  }

  /** The name of the server that works on a run; null when none does. */
  private static @Nullable String owner(String run) {
    try (Connection connection = connection();
        PreparedStatement query =
            connection.prepareStatement("select owner from run where id = ?")) {
      query.setString(1, run);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
