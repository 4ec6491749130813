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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers did is kept, and shown to admins. */
class AuditIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static TokenClient clients;

  @BeforeAll
  static void make_a_token_of_each_role() {
    clients = TokenClient.begin();
  }

  @AfterAll
  static void leave_the_server_without_tokens() {
    clients.revokeAll();
  }

  private static JsonNode entries(String query) throws IOException {
    HttpResponse<String> answer = clients.send(Role.ADMIN, "GET", "/api/audit?" + query, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode newest(String action, String subject) throws IOException {
    JsonNode found = entries("action=" + action + "&subject=" + subject).get("entries");
    assertThat(found).as(action + " " + subject).isNotEmpty();
    return found.get(0);
  }

  private static String body(String studio) {
    return "{\"kind\":\"process-studio\",\"studio_id\":\"" + studio + "\",\"dry_run\":true}";
  }

  @Test
  void each_way_to_start_a_run_is_kept_with_who_when_and_from_where() throws IOException {
    String started = clients.send(Role.OPERATOR, "POST", "/api/runs", body("vins.dance.co")).body();
    String run = JSON.readTree(started).get("id").asText();

    JsonNode entry = newest("run.started", run);

    assertThat(entry.get("actor").asText()).isEqualTo("test operator");
    assertThat(entry.get("token_id").asText()).hasSize(12);
    assertThat(entry.get("address").asText()).isEqualTo("127.0.0.1");
    assertThat(entry.get("at").asText()).startsWith("20").endsWith("Z");
    assertThat(entry.get("detail").asText()).isEqualTo("process-studio vins.dance.co (dry run)");

    String path = "/api/streaming/process-studio?dry_run=true&studio_id=vins.dance.co";
    String token = "Bearer " + clients.token(Role.OPERATOR);
    List<SseEvent> events = stream(request(path).header("Authorization", token).build());
    assertThat(newest("run.started", events.get(0).run()).get("actor").asText())
        .isEqualTo("test operator");

    int before = entries("action=run.started&limit=1000").get("entries").size();
    clients.send(Role.OPERATOR, "POST", "/api/admin/refresh_studios", body("vins.dance.co"));
    assertThat(entries("action=run.started&limit=1000").get("entries").size())
        .isEqualTo(before + 1);
  }

  @Test
  void cancelling_is_kept_and_coming_back_to_a_stream_starts_nothing() throws IOException {
    String run = clients.started("any");
    clients.cancel(run);

    assertThat(newest("run.cancelled", run).get("actor").asText()).isEqualTo("test admin");
    String path = "/api/streaming/process-studio?studio_id=any&last_event_id=" + run + "-1";
    assertThat(clients.send(Role.OPERATOR, "GET", path, "").statusCode()).isEqualTo(200);
    assertThat(entries("action=run.started&subject=" + run).get("entries")).isEmpty();
  }

  @Test
  void tokens_and_logins_are_kept_without_their_secrets() throws IOException {
    JsonNode made = clients.make("{\"name\":\"kept\",\"role\":\"viewer\"}");
    String token = made.get("token").asText();
    TokenClient.sendWith(null, "POST", "/api/session", "{\"token\":\"" + token + "\"}");
    clients.revoke(made);

    String id = made.get("id").asText();
    assertThat(newest("token.made", id).get("detail").asText()).isEqualTo("viewer kept");
    assertThat(newest("token.revoked", id).get("actor").asText()).isEqualTo("test admin");
    assertThat(entries("action=session.begun&actor=kept").get("entries")).isNotEmpty();
    assertThat(entries("limit=1000").toString()).doesNotContain(token.substring(13), "wss_");
  }

  @Test
  void the_list_comes_in_pages() throws IOException {
    for (int i = 0; i < 3; i++) {
      clients.revoke(clients.make("{\"name\":\"paged\",\"role\":\"viewer\"}"));
    }

    JsonNode first = entries("limit=2");
    JsonNode second = entries("limit=2&before=" + first.get("next").asLong());

    assertThat(first.get("entries")).hasSize(2);
    assertThat(second.get("entries").get(0).get("id").asLong())
        .isLessThan(first.get("entries").get(1).get("id").asLong());
  }

  @Test
  void the_whole_of_it_can_be_had_as_a_table_and_as_lines_of_json() throws IOException {
    clients.revoke(clients.make("{\"name\":\"=1+1\",\"role\":\"viewer\"}"));
    JsonNode made = clients.make("{\"name\":\"say \\\"hi\\\", you\",\"role\":\"viewer\"}");
    String token = "Bearer " + clients.token(Role.ADMIN);

    HttpResponse<String> csv =
        send(
            request("/api/audit?action=token.made")
                .header("Authorization", token)
                .header("Accept", "text/csv")
                .build());
    HttpResponse<String> lines =
        send(
            request("/api/audit?action=token.made")
                .header("Authorization", token)
                .header("Accept", "application/x-ndjson")
                .build());

    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"audit.csv\"");
    assertThat(csv.body())
        .startsWith("id,at,actor,token_id,action,subject,detail,address,forwarded\r\n")
        .contains("\"viewer say \"\"hi\"\", you\"");
    assertThat(lines.body().lines())
        .allSatisfy(
            line -> assertThat(JSON.readTree(line).get("action").asText()).isEqualTo("token.made"));
    assertThat(lines.body().lines().count()).isEqualTo(csv.body().lines().count() - 1);
    clients.revoke(made);
  }

  @ParameterizedTest
  @CsvSource({
    "action=nothing, action must be one of run.started",
    "since=yesterday, since must be a time in UTC",
    "until=2026-02-30T00:00:00Z, until must be a time in UTC",
    "limit=many, must be a number",
  })
  void a_query_that_cannot_be_is_refused_with_what_must_be(String query, String must) {
    HttpResponse<String> answer = clients.send(Role.ADMIN, "GET", "/api/audit?" + query, "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(must);
  }
}
