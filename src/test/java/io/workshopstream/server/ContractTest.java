package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of exchanges notices what is made up here. */
class ContractTest {

  private static final Contract CONTRACT = new Contract(Description.ours());
  private static final String TICKET =
      "{\"ticket\":\"wsk_x\",\"run\":\"1k\",\"expires_at\":\"2026-01-15T10:30:30.120Z\"}";
  private static final String PROBLEM =
      "{\"type\":\"about:blank\",\"title\":\"x\",\"status\":400,\"detail\":\"x\",\"message\":\"x\"}";

  private static Exchange exchange(
      String route, String sent, int status, String type, String body) {
    String[] parts = route.split(" ", -1);
    Map<String, List<String>> headers =
        Map.of("X-Content-Type-Options", List.of("nosniff"), "Content-Type", List.of(type));
    return new Exchange(parts[0], parts[1], Map.of(), sent, status, headers, body);
  }

  private static List<String> differences(
      String route, String sent, int status, String type, String body) {
    return CONTRACT.differences(exchange(route, sent, status, type, body));
  }

  private static List<String> ticket(String sent, int status, String body) {
    return differences("POST /api/tickets", sent, status, "application/json", body);
  }

  @Test
  void what_is_described_is_no_difference() {
    assertThat(ticket("{\"run\":\"1k\"}", 201, TICKET)).isEmpty();
    assertThat(differences("POST /api/tickets", "{", 400, "application/problem+json", PROBLEM))
        .isEmpty();
    assertThat(differences("GET /api/nothing", "", 404, "application/problem+json", PROBLEM))
        .isEmpty();
    assertThat(differences("PUT /api/runs", "", 405, "application/problem+json", PROBLEM))
        .isEmpty();
  }

  @Test
  void a_status_that_is_not_described_is_noticed() {
    assertThat(ticket("{\"run\":\"1k\"}", 202, TICKET)).singleElement().asString().contains("202");
  }

  @Test
  void a_field_that_is_not_described_is_noticed() {
    assertThat(ticket("{\"run\":\"1k\"}", 201, TICKET.replace("}", ",\"colour\":\"red\"}")))
        .singleElement()
        .asString()
        .contains("colour");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"ticket\":\"wsk_x\",', '', ticket",
    "'\"1k\"', 5, integer",
    "'\"1k\"', '\"A B\"', pattern",
    "2026-01-15T10:30:30.120Z, soon, date-time",
    "'\"wsk_x\"', null, null",
  })
  void a_value_that_is_not_as_described_is_noticed(String from, String to, String word) {
    assertThat(ticket("{\"run\":\"1k\"}", 201, TICKET.replace(from, to)))
        .isNotEmpty()
        .anySatisfy(difference -> assertThat(difference).contains(word));
  }

  @Test
  void a_request_that_was_taken_and_is_not_as_described_is_noticed() {
    assertThat(ticket("{\"walk\":\"1k\"}", 201, TICKET))
        .singleElement()
        .asString()
        .contains("request", "run");
    assertThat(ticket("", 201, TICKET)).singleElement().asString().contains("body is required");
  }

  @Test
  void a_type_that_is_not_described_is_noticed() {
    assertThat(differences("GET /api/studios", "", 200, "text/html", "<p>"))
        .singleElement()
        .asString()
        .contains("text/html");
  }

  @Test
  void a_header_that_is_missing_is_noticed() {
    assertThat(differences("GET /api/studios", "", 401, "application/problem+json", PROBLEM))
        .singleElement()
        .asString()
        .contains("WWW-Authenticate");
  }

  @Test
  void an_address_that_answers_and_is_not_described_is_noticed() {
    assertThat(differences("GET /api/secrets", "", 200, "application/json", "[]"))
        .singleElement()
        .asString()
        .contains("not described");
    assertThat(differences("PUT /api/runs", "", 200, "application/json", "[]"))
        .singleElement()
        .asString()
        .contains("not described");
    assertThat(differences("GET /api/nothing", "", 404, "text/html", "<p>Nothing")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logs | {\"type\":\"logs\",\"timestamp\":\"2026-01-15T10:30:00Z\",\"data\":{\"message\":\"x\",\"level\":\"loud\"}} | loud",
        "complete | {\"message\":\"x\",\"more\":1} | more",
        "heartbeat | {\"run\":\"1k\"} | last_activity",
        "surprise | {} | surprise",
      })
  void an_event_that_is_not_as_described_is_noticed(String type, String data, String word) {
    assertThat(CONTRACT.differences(new SseEvent("1k-1", type, data)))
        .isNotEmpty()
        .anySatisfy(
            difference -> assertThat(difference).contains(word.equals("loud") ? "level" : word));
  }

  @Test
  void each_event_of_a_stream_that_was_read_is_looked_at() {
    String stream = "retry: 1\n\nid: 1k-1\nevent: complete\ndata: {\"massage\":\"x\"}\n\n";

    assertThat(differences("GET /api/runs/1k/events", "", 200, "text/event-stream", stream))
        .isNotEmpty();
  }

  @Test
  void a_difference_fails_the_test_that_met_it_with_what_was_sent_and_said() {
    Exchange exchange =
        exchange("GET /api/studios", "", 200, "application/json", "[{\"id\":\"one\"}]");

    assertThatThrownBy(() -> Contract.check(exchange))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("openapi.yaml")
        .hasMessageContaining("GET /api/studios")
        .hasMessageContaining("name")
        .hasMessageContaining("[{\"id\":\"one\"}]");
  }
}
