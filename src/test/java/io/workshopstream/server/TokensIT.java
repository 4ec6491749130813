package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.access.identity.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, once there are tokens; the last one is revoked at the end. */
class TokensIT extends OnServer {

  private static TokenClient clients;

  @BeforeAll
  static void make_a_token_of_each_role() {
    clients = TokenClient.begin();
  }

  @AfterAll
  static void leave_the_server_without_tokens() {
    clients.revokeAll();
    assertThat(get("/api/studios").statusCode()).isEqualTo(200);
  }

  // ---- Roles and routes

  /** Every route with every method, asked in a way that starts nothing. */
  static Stream<String> routes() {
    List<String> all = new ArrayList<>();
    for (String path : Routes.ofApplication().paths()) {
      String asked = path.replaceAll("\\{[^}]*}", "gone");
      String suffix = asked.startsWith("/api/streaming/") ? "?studio_id=" : "";
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
        all.add(method + " " + asked + suffix);
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void each_role_may_call_what_the_table_says(String route) {
    String method = route.substring(0, route.indexOf(' '));
    String path = route.substring(route.indexOf(' ') + 1);

    assertThat(clients.matrix(method, path)).isEqualTo(TokenClient.planned(method, path));
  }

  @ParameterizedTest
  @CsvSource({
    "/api;x/tokens",
    "//api/tokens",
    "/sample/..;/api/tokens",
    "/api/runs/..;/tokens",
    "/api/%74okens",
    "/api/tokens/",
    "/api/./tokens",
    "/api/x/../tokens",
    "/API/tokens",
    "/api/runs/%2e%2e/tokens",
    "/index.html/../api/tokens",
    "/sample/%2e%2e/api/tokens",
    "/api/tokens;a=b",
    "/sample/..%2fapi/tokens",
    "/client/..%5capi/tokens"
  })
  void no_spelling_of_an_address_leads_around_the_table(String path) throws IOException {
    RawRequest request = new RawRequest("GET", path);
    assertThat(request.send().body()).doesNotContain("created_by");

    RawRequest viewer =
        new RawRequest("GET", path).with("Authorization", "Bearer " + clients.token(Role.VIEWER));
    assertThat(viewer.send().body()).doesNotContain("created_by");
  }

  // ---- Credentials

  @Test
  void whoever_brings_no_token_is_told_how_also_from_this_machine() {
    HttpResponse<String> answer = get("/api/studios");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"workshop-streaming\"");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("Authorization: Bearer");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer wst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "Bearer nonsense",
    "Bearer",
    "bearer  wst_short"
  })
  void a_token_that_is_none_opens_nothing_but_what_is_open_to_all(String authorization)
      throws IOException {
    RawRequest.Answer api =
        new RawRequest("GET", "/api/studios").with("Authorization", authorization).send();
    RawRequest.Answer health =
        new RawRequest("GET", "/health").with("Authorization", authorization).send();

    assertThat(api.status()).isEqualTo(401);
    assertThat(health.status()).as("which is open to all").isEqualTo(200);
  }

  @Test
  void a_role_that_is_not_enough_is_named() {
    HttpResponse<String> answer = clients.send(Role.VIEWER, "POST", "/api/runs", "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("insufficient_scope", "operator");
    assertThat(answer.body()).contains("This needs the role operator");
  }

  @Test
  void a_body_that_comes_late_is_served_to_whom_it_belongs() throws IOException {
    for (int i = 0; i < 10; i++) {
      RawRequest request =
          new RawRequest("POST", "/api/tokens")
              .with("Authorization", "Bearer " + clients.token(Role.ADMIN));
      RawRequest.Answer answer =
          request.body("{\"name\":\"late\",\"role\":\"viewer\"}").late().send();
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
      assertThat(answer.body()).contains("\"created_by\":\"test admin\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | role must be viewer, operator or admin",
        "{\"role\":\"root\",\"name\":\"x\"} | role must be",
        "{\"role\":\"viewer\"} | name must be 1 to 100",
        "{\"role\":\"viewer\",\"name\":\"a\\u0007\"} | name must be 1 to 100",
        "{\"role\":\"viewer\",\"name\":\"x\",\"studios\":[\"gone\"]} | studios must be ids",
        "{\"role\":\"viewer\",\"name\":\"x\",\"studios\":\"a\"} | studios must be a list of texts",
        "{\"role\":\"admin\",\"name\":\"x\",\"studios\":[\"vins.dance.co\"]} | studios must be left out",
        "{\"role\":\"viewer\",\"name\":\"x\",\"expires_in\":\"soon\"} | expires_in must be a duration",
        "{\"role\":\"viewer\",\"name\":\"x\",\"expires_in\":\"-PT1S\"} | expires_in must be a duration",
        "{\"role\":\"viewer\",\"name\":\"x\",\"expires_in\":\"P9999999D\"} | expires_in must be a duration",
        "[] | JSON object",
      })
  void a_token_that_nobody_can_have_is_refused_with_what_must_be(String body, String must) {
    HttpResponse<String> answer = clients.send(Role.ADMIN, "POST", "/api/tokens", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(must);
  }

  @Test
  void a_token_is_shown_once_and_then_by_its_beginning() {
    JsonNode made =
        clients.make("{\"name\":\"once\",\"role\":\"viewer\",\"expires_in\":\"never\"}");

    String list = clients.send(Role.ADMIN, "GET", "/api/tokens", "").body();

    assertThat(made.has("expires_at")).isFalse();
    assertThat(list).contains("\"once\"", made.get("prefix").asText());
    assertThat(list).doesNotContain(made.get("token").asText());
  }

  @Test
  void when_no_admin_has_a_good_token_this_machine_may_make_one_and_nothing_else() {
    clients.withoutAdmin(
        () -> {
          String body = "{\"name\":\"x\",\"role\":\"admin\"}";
          assertThat(get("/api/tokens").statusCode()).isEqualTo(401);
          assertThat(post("/api/runs", "{}").statusCode()).isEqualTo(401);
          assertThat(clients.send(Role.OPERATOR, "POST", "/api/tokens", body).statusCode())
              .isEqualTo(403);
          HttpResponse<String> throughProxy =
              send(
                  request("/api/tokens")
                      .header("X-Forwarded-For", "127.0.0.1")
                      .POST(BodyPublishers.ofString(body))
                      .build());
          assertThat(throughProxy.statusCode()).isEqualTo(401);
        });

    assertThat(clients.send(Role.ADMIN, "GET", "/api/tokens", "").statusCode()).isEqualTo(200);
    assertThat(post("/api/tokens", "{\"name\":\"x\",\"role\":\"admin\"}").statusCode())
        .isEqualTo(401);
  }

  // ---- Streams

  @Test
  void a_stream_ends_with_a_close_soon_after_its_token_is_revoked() {
    String run = clients.started("any");
    JsonNode made = clients.make("{\"name\":\"short\",\"role\":\"viewer\"}");
    CompletableFuture<List<SseEvent>> events =
        CompletableFuture.supplyAsync(
            () ->
                stream(
                    request("/api/runs/" + run + "/events")
                        .header("Authorization", "Bearer " + made.get("token").asText())
                        .build()));
    await().until(() -> clients.streams() > 0);

    clients.revoke(made);

    List<SseEvent> all = events.orTimeout(5, TimeUnit.SECONDS).join();
    assertThat(all).last().extracting(SseEvent::name).isEqualTo("close");
    assertThat(all.get(all.size() - 1).data()).contains("The token was revoked");
    clients.cancel(run);
  }

  @Test
  void a_stream_ends_with_a_close_when_its_token_expires() {
    String run = clients.started("any");
    JsonNode made =
        clients.make("{\"name\":\"short\",\"role\":\"viewer\",\"expires_in\":\"PT2S\"}");

    List<SseEvent> all =
        stream(
            request("/api/runs/" + run + "/events")
                .header("Authorization", "Bearer " + made.get("token").asText())
                .timeout(Duration.ofSeconds(10))
                .build());

    assertThat(all.get(all.size() - 1).data()).contains("The token expired");
    clients.cancel(run);
  }

  @Test
  void a_token_for_some_studios_knows_their_runs_only() {
    JsonNode made =
        clients.make("{\"name\":\"s\",\"role\":\"operator\",\"studios\":[\"vins.dance.co\"]}");
    String own = made.get("token").asText();
    String other = clients.started("manifestbytmn");
    String ours = clients.started("vins.dance.co");

    assertThat(TokenClient.sendWith(own, "GET", "/api/runs/" + ours, "").statusCode())
        .isEqualTo(200);
    for (String rest : List.of("", "/log", "/items", "/changes", "/events")) {
      String path = "/api/runs/" + other + rest;
      assertThat(TokenClient.sendWith(own, "GET", path, "").statusCode()).as(path).isEqualTo(404);
    }
    assertThat(
            TokenClient.sendWith(
                    own, "GET", "/api/runs/" + ours + "/events?last_event_id=" + other + "-1", "")
                .statusCode())
        .isEqualTo(404);
    assertThat(TokenClient.sendWith(own, "DELETE", "/api/runs/" + other, "").statusCode())
        .isEqualTo(404);
    assertThat(TokenClient.sendWith(own, "GET", "/api/runs", "").body())
        .contains(ours)
        .doesNotContain(other);
    assertThat(TokenClient.sendWith(own, "GET", "/api/runs/events", "").statusCode())
        .isEqualTo(403);
    String body = "{\"kind\":\"process-studio\",\"studio_id\":\"manifestbytmn\"}";
    assertThat(TokenClient.sendWith(own, "POST", "/api/runs", body).statusCode()).isEqualTo(403);
    assertThat(TokenClient.sendWith(own, "POST", "/api/admin/refresh_workshops", body).statusCode())
        .isEqualTo(403);
    assertThat(
            TokenClient.sendWith(own, "GET", "/api/streaming/refresh-workshops", "").statusCode())
        .isEqualTo(403);
    assertThat(
            TokenClient.sendWith(own, "POST", "/api/streaming/process-studio", body).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_web_socket_is_opened_by_its_token_and_ends_with_it() {
    JsonNode made = clients.make("{\"name\":\"ws\",\"role\":\"viewer\"}");
    String run = clients.started("any");
    String token = made.get("token").asText();
    try (SocketClient socket = SocketClient.openWith(token, PORT, run, "{}")) {
      assertThat(socket.next().event()).isNotNull();

      clients.revoke(made);

      List<SseEvent> rest = socket.events(event -> event.name().equals("close"));
      assertThat(rest.get(rest.size() - 1).data()).contains("The token was revoked");
    }
    clients.cancel(run);
  }

  @Test
  void a_web_socket_is_refused_to_whom_no_token_proves() throws IOException {
    RawRequest handshake =
        new RawRequest("GET", "/ws/runs/gone")
            .with("Connection", "Upgrade")
            .with("Upgrade", "websocket")
            .with("Sec-WebSocket-Version", "13")
            .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

    assertThat(handshake.send().status()).isEqualTo(401);
  }

  // ---- What nobody shall read

  @Test
  void no_log_has_a_token() throws IOException {
    String token = clients.token(Role.VIEWER);
    String secret = token.substring(13); // behind what is shown of it
    List<String> answers = new ArrayList<>();
    answers.add(clients.send(Role.OPERATOR, "POST", "/api/runs", token).body());
    answers.add(clients.send(Role.VIEWER, "GET", "/api/runs/" + token, "").body());
    answers.add(clients.send(Role.VIEWER, "GET", "/api/runs?state=" + token, "").body());
    answers.add(TokenClient.sendWith(token + "x", "GET", "/api/studios", "").body());
    answers.add(clients.send(Role.ADMIN, "GET", "/api/tokens", "").body());

    String log = String.join("\n", serverLines());

    assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain(secret));
    assertThat(log).doesNotContain(secret);
  }
}
