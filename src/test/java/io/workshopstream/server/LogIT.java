package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of a server that writes it for programs. */
class LogIT extends OnOwnServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server = OwnServer.start("log.format=json");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<JsonNode> lines() {
    List<String> lines = server.lines();
    return lines.stream().filter(line -> line.startsWith("{")).map(LogIT::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  private static boolean has(JsonNode line, String field, String value) {
    return line.path(field).asText().equals(value);
  }

  @Test
  void a_run_s_lines_know_their_run_and_studio_and_who_asked_for_it_by_which_request() {
    HttpResponse<String> answer =
        OwnServer.send(
            server
                .request("/api/streaming/refresh-workshops?studio_id=vins.dance.co")
                .header("X-Request-Id", "req-1/test")
                .build());

    assertThat(answer.headers().firstValue("X-Request-Id")).contains("req-1/test");
    List<JsonNode> asked =
        lines().stream().filter(line -> has(line, "request", "req-1/test")).toList();
    assertThat(asked).allMatch(line -> has(line, "principal", "this machine"));
    String run =
        asked.stream()
            .filter(line -> line.get("message").asText().contains("run.started"))
            .map(line -> line.get("run").asText())
            .findFirst()
            .orElseThrow();
    await()
        .untilAsserted(
            () ->
                assertThat(lines())
                    .anyMatch(
                        line ->
                            has(line, "logger", "io.workshopstream.runs")
                                && has(line, "studio", "vins.dance.co")
                                && has(line, "run", run)));
  }

  @Test
  void after_the_start_of_the_application_each_line_is_an_object() {
    List<String> lines = server.lines();
    int first =
        lines.indexOf(
            lines.stream().filter(line -> line.startsWith("{")).findFirst().orElseThrow());

    assertThat(lines.subList(first, lines.size())).allMatch(line -> line.startsWith("{\"time\":"));
  }

  @Test
  void an_id_that_is_none_is_not_taken_into_the_log() {
    HttpResponse<String> answer =
        OwnServer.send(
            server.request("/api/studios").header("X-Request-Id", "a b{\"x\":1}").build());

    assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
  }
}
