package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.Program;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the server says at {@code /metrics}, and who reads it. */
class MetricsIT extends OnServer {

  @BeforeAll
  static void refresh_the_sample_studios() {
    for (String studio : List.of("dance_n_addiction", "vins.dance.co", "manifestbytmn")) {
      assertThat(stream(refresh(studio))).last().extracting(SseEvent::name).isEqualTo("complete");
    }
  }

  private static PrometheusText metrics() {
    return PrometheusText.parse(get("/metrics").body());
  }

  private static double sum(String name, String... labels) {
    return labels.length == 0
        ? metrics().sum(name, Map.of())
        : metrics().sum(name, Map.of(labels[0], labels[1]));
  }

  @Test
  void it_is_the_text_format_of_Prometheus() {
    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain;").contains("0.0.4"));
    assertThat(PrometheusText.parse(answer.body()).names()).hasSizeGreaterThan(30);
  }

  @Test
  void it_is_accepted_by_Prometheus_own_check() throws IOException, InterruptedException {
    Program promtool = Program.require("REQUIRE_PROMTOOL", "promtool");
    Path file = Files.writeString(Path.of("target/metrics.txt"), get("/metrics").body());

    assertThat(promtool.read(file, "check", "metrics")).isEmpty();
  }

  @Test
  void the_alerts_are_accepted_by_Prometheus_own_check() throws IOException, InterruptedException {
    Program promtool = Program.require("REQUIRE_PROMTOOL", "promtool");

    assertThat(promtool.run(Path.of("."), "check", "rules", Queries.RULES.toString()))
        .contains("SUCCESS: " + Queries.alerts().size() + " rules found");
  }

  @Test
  void every_series_that_the_dashboard_and_the_alerts_ask_for_is_there() throws IOException {
    PrometheusText metrics = metrics();
    int selectors = 0;
    for (String query : Queries.all()) {
      for (Queries.Selector selector : Queries.selectors(query)) {
        assertThat(metrics.samples().keySet()).as(query).anyMatch(selector::selects);
        selectors++;
      }
    }
    assertThat(selectors).isGreaterThan(50);
  }

  @Test
  void whatever_is_measured_is_shown_on_the_dashboard_or_named_in_the_document()
      throws IOException {
    String shown = Queries.all() + Files.readString(Path.of("docs/operations.md"));

    assertThat(metrics().names()).allSatisfy(name -> assertThat(shown).contains(name));
  }

  @Test
  void a_refresh_is_counted_with_its_pages_its_events_and_its_plan() {
    double runs = sum("run_ends_total", "state", "completed");
    double pages = sum("studio_pages_total", "studio", "vins.dance.co");
    double events = sum("extracted_events_total");
    double plans = sum("studio_plans_total", "fate", "stored");
    double sent = sum("stream_events_total", "transport", "sse");

    int told = stream(refresh("vins.dance.co")).size();

    await()
        .untilAsserted(
            () -> assertThat(sum("run_ends_total", "state", "completed")).isEqualTo(runs + 1));
    assertThat(sum("studio_pages_total", "studio", "vins.dance.co")).isGreaterThan(pages);
    assertThat(sum("extracted_events_total")).isGreaterThan(events);
    assertThat(sum("studio_plans_total", "fate", "stored")).isEqualTo(plans + 1);
    assertThat(sum("stream_events_total", "transport", "sse"))
        .isBetween(sent + told - 5, sent + told);
    assertThat(sum("stream_lag_seconds_count", "transport", "sse")).isPositive();
    assertThat(sum("stream_bytes_total", "transport", "sse")).isPositive();
    assertThat(sum("journal_batch_seconds_count")).isPositive();
    assertThat(sum("run_duration_seconds_count", "kind", "refresh-workshops")).isPositive();
    await()
        .untilAsserted(
            () ->
                assertThat(sum("studio_refresh_age_seconds", "studio", "vins.dance.co"))
                    .isLessThan(60));
  }

  @Test
  void clients_that_come_go_and_come_back_are_counted_by_how_they_are_connected() throws Exception {
    String run = post("/api/synthetic-runs?events=100000&micros=5000", "").body();
    double resumed = sum("stream_starts_total", "start", "resumed");
    double left = sum("stream_ends_total", "cause", "client_left");
    try (SocketClient socket = SocketClient.open(PORT, run, "{}")) {
      await().until(() -> sum("streams_open", "transport", "websocket") == 1);
      stream(
          request("/api/streaming/refresh-workshops?last_event_id=" + run + "-0").build(),
          event -> sum("streams_open", "transport", "sse") == 1);
    }
    await().until(() -> sum("streams_open") == 0);

    assertThat(sum("stream_starts_total", "start", "resumed")).isEqualTo(resumed + 1);
    assertThat(sum("stream_ends_total", "cause", "client_left")).isEqualTo(left + 2);
    send(request("/api/runs/" + run).DELETE().build());
  }

  @Test
  void what_anybody_sends_makes_no_new_series() {
    Set<PrometheusText.Series> before = metrics().samples().keySet();
    for (int i = 0; i < 100; i++) {
      post("/api/streaming/refresh-workshops", "{\"studio_id\":\"nobody_" + i + "\"}");
      get("/api/streaming/refresh-workshops?last_event_id=nobody" + i + "-1");
    }

    Set<PrometheusText.Series> added = new HashSet<>(metrics().samples().keySet());
    added.removeAll(before);
    assertThat(added).isEmpty();
  }

  @Test
  void the_servers_own_route_still_says_what_it_knows_of_its_virtual_machine() {
    assertThat(get("/metrics?scope=base").body()).contains("jvm_uptime_seconds");
    assertThat(get("/metrics?scope=application").body()).contains("run_leases_held");
    assertThat(new TreeSet<>(metrics().names())).contains("jvm_memory_used_bytes");
  }
}
