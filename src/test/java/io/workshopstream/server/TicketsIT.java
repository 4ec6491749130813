package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.identity.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams opened by tickets, without a header. */
class TicketsIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static TokenClient clients;
  private static String run;

  @BeforeAll
  static void make_tokens_and_start_a_run() {
    clients = TokenClient.begin();
    run = clients.started("vins.dance.co");
  }

  @AfterAll
  static void leave_the_server_without_tokens() {
    clients.cancel(run);
    clients.revokeAll();
  }

  private static HttpResponse<String> asked(String token, String run) {
    return TokenClient.sendWith(token, "POST", "/api/tickets", "{\"run\":\"" + run + "\"}");
  }

  private static String ticket(String token) throws IOException {
    HttpResponse<String> answer = asked(token, run);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return JSON.readTree(answer.body()).get("ticket").asText();
  }

  private static int status(String path) throws IOException {
    return new RawRequest("GET", path).send().status();
  }

  @Test
  void a_ticket_opens_the_stream_of_its_run_once() throws IOException {
    String path =
        "/api/runs/" + run + "/events?detail=full&ticket=" + ticket(clients.token(Role.VIEWER));

    List<SseEvent> events = stream(request(path).build(), event -> event.name().equals("logs"));

    assertThat(events).isNotEmpty();
    assertThat(status(path)).isEqualTo(401);
  }

  @Test
  void a_ticket_opens_nothing_else() throws IOException {
    String token = clients.token(Role.OPERATOR);

    assertThat(status("/api/runs/" + run + "?ticket=" + ticket(token))).isEqualTo(401);
    assertThat(status("/api/runs/" + run + "/log?ticket=" + ticket(token))).isEqualTo(401);
    assertThat(status("/api/runs/events?ticket=" + ticket(token))).isEqualTo(401);
    assertThat(status("/api/runs/gone/events?ticket=" + ticket(token))).isEqualTo(401);
    assertThat(status("/api/streaming/process-studio?studio_id=&ticket=" + ticket(token)))
        .isEqualTo(401);
  }

  @Test
  void a_ticket_opens_a_web_socket() throws IOException {
    String ticket = ticket(clients.token(Role.VIEWER));
    try (SocketClient socket = SocketClient.open(PORT, run + "?ticket=" + ticket, "{}")) {
      assertThat(socket.next().event()).isNotNull();
    }
  }

  @Test
  void a_stream_of_a_ticket_ends_with_the_token_behind_it() throws IOException {
    JsonNode made = clients.make("{\"name\":\"t\",\"role\":\"viewer\",\"expires_in\":\"PT3S\"}");
    String ticket = ticket(made.get("token").asText());

    List<SseEvent> all = stream(request("/api/runs/" + run + "/events?ticket=" + ticket).build());

    assertThat(all.get(all.size() - 1).data()).contains("The token expired");
  }

  @Test
  void nobody_gets_a_ticket_for_a_run_that_they_may_not_see() {
    JsonNode made =
        clients.make("{\"name\":\"t\",\"role\":\"viewer\",\"studios\":[\"manifestbytmn\"]}");

    assertThat(asked(made.get("token").asText(), run).statusCode()).isEqualTo(404);
    assertThat(asked(clients.token(Role.VIEWER), "gone").statusCode()).isEqualTo(404);
    assertThat(TokenClient.sendWith(null, "POST", "/api/tickets", "{}").statusCode())
        .isEqualTo(401);
    assertThat(clients.send(Role.VIEWER, "POST", "/api/tickets", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void no_log_and_no_answer_has_a_ticket() throws IOException {
    String ticket = ticket(clients.token(Role.VIEWER));
    String path = "/api/runs/" + run + "/events?last_event_id=x&ticket=" + ticket;

    String refused = new RawRequest("GET", path).send().body();
    String again = new RawRequest("GET", path).send().body();

    String secret = ticket.substring(12);
    assertThat(refused + again).contains("\"status\"").doesNotContain(secret);
    assertThat(String.join("\n", serverLines())).doesNotContain(secret);
  }
}
