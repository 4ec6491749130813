package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a server says of itself at {@code /health}. */
class HealthIT extends OnServer {

  private static final String[] READY = {
    "serving", "database", "tail", "journal", "executor", "disk"
  };

  /** The checks of an answer by their names. */
  private static Map<String, JsonNode> checks(HttpResponse<String> answer) {
    Map<String, JsonNode> checks = new TreeMap<>();
    try {
      for (JsonNode check : new ObjectMapper().readTree(answer.body()).get("checks")) {
        checks.put(check.get("name").asText(), check);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(answer.body(), e);
    }
    return checks;
  }

  private static void assertUp(HttpResponse<String> answer, String... names) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(checks(answer)).containsOnlyKeys(names);
    assertThat(checks(answer).values())
        .extracting(check -> check.get("status").asText())
        .containsOnly("UP");
    assertThat(answer.body()).doesNotContain("problem");
  }

  @Test
  void each_route_has_its_checks_and_says_nothing_of_problems_while_all_is_well() {
    assertUp(get("/health/started"), "started");
    assertUp(get("/health/live"), "clockwork");
    assertUp(get("/health/ready"), READY);
  }

  @Test
  void all_checks_together_are_those_of_the_three_routes() {
    assertThat(checks(get("/health")))
        .containsOnlyKeys(
            "started", "clockwork", "serving", "database", "tail", "journal", "executor", "disk");
  }

  @Test
  void the_threads_that_everything_waits_for_have_beaten_a_moment_ago() {
    JsonNode executor = checks(get("/health/ready")).get("executor").get("data");

    assertThat(executor.get("clockwork_age_seconds").asLong()).isBetween(0L, 10L);
    assertThat(executor.get("node_age_seconds").asLong()).isBetween(0L, 10L);
  }

  @Test
  void a_database_without_a_file_says_nothing_of_a_disk() {
    assertThat(checks(get("/health/ready")).get("disk").toString()).doesNotContain("free_bytes");
    assertThat(get("/metrics").body()).doesNotContain("disk_free_bytes");
  }

  @Test
  void a_server_whose_disk_is_nearly_full_is_not_ready_and_lives() {
    try (OwnServer server =
        OwnServer.launch(FreePorts.next(), "health.disk-free-bytes=900000000000000")) {
      await()
          .ignoreExceptions()
          .untilAsserted(() -> assertUp(server.get("/health/started"), "started"));

      HttpResponse<String> ready = server.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      Map<String, JsonNode> checks = checks(ready);
      assertThat(checks).containsOnlyKeys(READY);
      JsonNode disk = checks.remove("disk");
      assertThat(disk.get("status").asText()).isEqualTo("DOWN");
      long free = disk.get("data").get("free_bytes").asLong();
      assertThat(free).isPositive();
      assertThat(disk.get("data").get("problem").asText())
          .isEqualTo(
              free
                  + " bytes are free where the database's file is; it must be 900000000000000 or"
                  + " more (health.disk-free-bytes)");
      assertThat(checks.values())
          .extracting(check -> check.get("status").asText())
          .containsOnly("UP");
      assertUp(server.get("/health/live"), "clockwork");
      assertThat(
              PrometheusText.parse(server.get("/metrics").body()).sum("disk_free_bytes", Map.of()))
          .isPositive();
    }
  }
}
