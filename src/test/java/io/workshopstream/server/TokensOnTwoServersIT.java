package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one server makes, gives or revokes counts on the other. */
class TokensOnTwoServersIT extends OnTwoServers {

  private static String admin;

  @BeforeAll
  static void make_a_token() {
    admin = made(null, "{\"name\":\"admin\",\"role\":\"admin\"}").get("token").asText();
  }

  private static HttpRequest.Builder as(@Nullable String token, OwnServer server, String path) {
    HttpRequest.Builder request = server.request(path);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> post(
      @Nullable String token, OwnServer server, String path, String body) {
    return OwnServer.send(as(token, server, path).POST(BodyPublishers.ofString(body)).build());
  }

  private static JsonNode made(@Nullable String by, String body) {
    HttpResponse<String> answer = post(by, one, "/api/tokens", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer.body());
  }

  private static int status(String token, OwnServer server, String path) {
    return OwnServer.send(as(token, server, path).build()).statusCode();
  }

  private static String startedRun() {
    return post(admin, one, "/api/synthetic-runs?events=3000&micros=20000", "").body();
  }

  @Test
  void the_other_server_asks_for_a_token_too_and_knows_it_at_once() {
    JsonNode made = made(admin, "{\"name\":\"v\",\"role\":\"viewer\"}");

    assertThat(status(made.get("token").asText(), two, "/api/runs")).isEqualTo(200);
    await().until(() -> two.get("/api/runs").statusCode() == 401);
  }

  @Test
  void a_stream_on_the_other_server_ends_within_five_seconds_of_the_revocation() {
    JsonNode made = made(admin, "{\"name\":\"v\",\"role\":\"viewer\"}");
    String run = startedRun();
    HttpRequest request =
        as(made.get("token").asText(), two, "/api/runs/" + run + "/events").build();
    CompletableFuture<List<SseEvent>> events = CompletableFuture.supplyAsync(() -> stream(request));
    await()
        .until(
            () ->
                OwnServer.send(as(admin, two, "/api/synthetic-runs/streams").build())
                    .body()
                    .equals("1"));

    String path = "/api/tokens/" + made.get("id").asText();
    assertThat(OwnServer.send(as(admin, one, path).DELETE().build()).statusCode()).isEqualTo(204);

    List<SseEvent> all = events.orTimeout(5, TimeUnit.SECONDS).join();
    assertThat(all.get(all.size() - 1).data()).contains("The token was revoked");
    assertThat(status(made.get("token").asText(), two, "/api/runs")).isEqualTo(401);
  }

  @Test
  void a_ticket_of_one_server_opens_a_stream_on_the_other_once() {
    String run = startedRun();
    JsonNode ticket = json(post(admin, one, "/api/tickets", "{\"run\":\"" + run + "\"}").body());
    String path = "/api/runs/" + run + "/events?ticket=" + ticket.get("ticket").asText();

    List<SseEvent> events = stream(two.request(path).build(), event -> event.name().equals("logs"));

    assertThat(events).isNotEmpty();
    assertThat(one.get(path).statusCode()).isEqualTo(401);
    assertThat(two.get(path).statusCode()).isEqualTo(401);
  }

  @Test
  void a_login_of_one_server_is_one_on_the_other_and_so_is_the_logout() {
    HttpResponse<String> login = post(null, one, "/api/session", "{\"token\":\"" + admin + "\"}");
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    HttpRequest asking = two.request("/api/runs").header("Cookie", cookie).build();
    assertThat(OwnServer.send(asking).statusCode()).isEqualTo(200);

    HttpRequest leaving =
        one.request("/api/session")
            .header("Cookie", cookie)
            .header("X-Requested-With", "test")
            .DELETE()
            .build();
    assertThat(OwnServer.send(leaving).statusCode()).isEqualTo(204);

    await().until(() -> OwnServer.send(asking).statusCode() == 401);
  }

  @Test
  void what_proves_a_caller_is_found_in_no_table_log_metric_or_answer() throws SQLException {
    String token = made(admin, "{\"name\":\"leak\",\"role\":\"operator\"}").get("token").asText();
    HttpResponse<String> login = post(null, one, "/api/session", "{\"token\":\"" + token + "\"}");
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    String run = startedRun();
    String body = "{\"run\":\"" + run + "\"}";
    String ticket = json(post(token, one, "/api/tickets", body).body()).get("ticket").asText();
    String unused = json(post(token, one, "/api/tickets", body).body()).get("ticket").asText();
    String watching = "/api/runs/" + run + "/events?ticket=" + ticket;
    stream(one.request(watching).build(), event -> event.name().equals("logs"));
    List<String> shown = new ArrayList<>(shownOfAStudioWithAKey());
    for (OwnServer server : List.of(one, two)) {
      for (String secret : List.of(token, cookie, ticket)) { // also where none belongs
        shown.add(
            post(
                    token,
                    server,
                    "/api/runs",
                    "{\"kind\":\"refresh-workshops\",\"studio_id\":\"" + secret + "\"}")
                .body());
        shown.add(post(token, server, "/api/runs", secret).body());
        shown.add(OwnServer.send(as(token, server, "/api/runs?state=" + secret).build()).body());
        shown.add(OwnServer.send(as(token, server, "/api/runs/" + secret).build()).body());
        shown.add(OwnServer.send(as(secret + "x", server, "/api/runs").build()).body());
        shown.add(
            OwnServer.send(as(token, server, "/api/runs").header("X-Other", secret).build())
                .body());
      }
      shown.add(server.get(watching).body());
      shown.add(OwnServer.send(as(admin, server, "/metrics").build()).body());
      shown.add(OwnServer.send(as(admin, server, "/api/audit").build()).body());
      shown.add(OwnServer.send(as(admin, server, "/api/tokens").build()).body());
      shown.addAll(server.lines());
    }
    shown.addAll(rows());

    List<String> secrets = new ArrayList<>(KEYS);
    secrets.addAll(List.of(token, cookie, ticket, unused));
    for (String secret : secrets) {
      String behindWhatIsShown = secret.substring(Math.max(0, secret.length() - 30));
      assertThat(shown).isNotEmpty().noneMatch(text -> text.contains(behindWhatIsShown));
    }
    assertThat(shown).as("rows were read").anyMatch(text -> text.contains("leak"));
  }

  /** Its refresh fails, and its address is told with the reason. */
  private static List<String> shownOfAStudioWithAKey() {
    String run =
        json(post(
                    admin,
                    one,
                    "/api/runs",
                    "{\"kind\":\"refresh-workshops\",\"studio_id\":\"not_set_up\"}")
                .body())
            .get("id")
            .asText();
    String path = "/api/runs/" + run;
    await().until(() -> OwnServer.send(as(admin, one, path).build()).body().contains("failed"));
    List<String> shown = new ArrayList<>();
    for (String part : List.of("", "/events?detail=full", "/log", "/items", "/changes")) {
      shown.add(OwnServer.send(as(admin, one, path + part).build()).body());
    }
    assertThat(shown).anyMatch(text -> text.contains("key="));
    return shown;
  }

  /** Every row of every table, as text. */
  private static List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String table :
          column(
              statement,
              "select table_name from information_schema.tables where table_schema = 'public'")) {
        rows.addAll(column(statement, "select t::text from \"" + table + "\" t"));
      }
    }
    return rows;
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }
}
