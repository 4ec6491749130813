package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same application on PostgreSQL, told so by one address. */
class PostgresIT extends OnPostgres {

  @Test
  void the_sample_studios_are_stored_in_postgresql_as_their_pages_announce_them()
      throws IOException, SQLException {
    SITE.clear(); // of what other classes have left there

    stream(request("/api/streaming/refresh-workshops").build());

    long stored = 0;
    for (String studio : SampleTruth.STUDIOS) {
      assertThat(SampleTruth.stored(studio))
          .containsExactlyElementsOf(SampleTruth.announced(studio));
      stored += SampleTruth.stored(studio).size();
    }
    String studios = "'" + String.join("', '", SampleTruth.STUDIOS) + "'";
    assertThat(count("workshop where studio_id in (" + studios + ")")).isEqualTo(stored);
  }

  @Test
  void what_goes_is_archived_and_not_deleted() throws SQLException {
    SITE.clear();
    SITE.page("/list", "<a href='/event/1'>1</a><a href='/event/2'>2</a><a href='/event/3'>3</a>");
    for (String number : new String[] {"1", "2", "3"}) {
      SITE.page("/event/" + number, SitePages.workshop("Song " + number));
    }
    stream(refresh("test_site"));
    long before = count("workshop where archived_at is null");
    SITE.page("/event/3", SitePages.closed());

    stream(refresh("test_site"));

    assertThat(count("workshop where archived_at is null")).isEqualTo(before - 1);
    assertThat(count("workshop where archived_at is not null")).isEqualTo(1);
  }

  private static JsonNode schedules() throws IOException {
    HttpResponse<String> answer = get("/api/schedules");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void a_schedule_that_is_due_starts_a_refresh_and_shows_it_with_the_next_time()
      throws IOException, SQLException {
    SITE.clear();
    SITE.page("/list", "<a href='/event/1'>1</a>");
    SITE.page("/event/1", SitePages.workshop("Song on Schedule"));
    await().untilAsserted(() -> assertThat(schedules()).hasSize(1));
    JsonNode before = schedules().get(0);
    execute("update studio_schedule set next_at = timestamp '2026-01-01 03:30:00'");

    await()
        .untilAsserted(() -> assertThat(schedules().get(0).get("last_run").isTextual()).isTrue());

    JsonNode after = schedules().get(0);
    assertThat(after.get("studio_id").asText()).isEqualTo("without_scripts");
    assertThat(after.get("schedule").asText()).isEqualTo("30 3 29 2 *");
    assertThat(after.get("timezone").asText()).isEqualTo("Asia/Kolkata");
    assertThat(after.get("next_at").asText()).matches("\\d{4}-02-28T22:0[0-4]:.*Z");
    assertThat(before.get("last_at").isNull()).isTrue();
    assertThat(before.get("last_run").isNull()).isTrue();
    assertThat(after.get("last_at").asText()).endsWith("Z");
    String run = after.get("last_run").asText();
    assertThat(stream(request("/api/runs/" + run + "/events").build()))
        .last()
        .extracting(SseEvent::name)
        .isEqualTo("complete");
    assertThat(get("/api/workshops").body()).containsIgnoringCase("Song on Schedule");
    assertThat(
            count(
                "run_idempotency_key where idempotency_key like 'schedule:without_scripts:2026-01%'"))
        .isEqualTo(1);
  }

  /** Many requests at once, so that the pool is full of connections. */
  private static void warmUp() throws SQLException {
    for (int i = 0; i < 20 && connections() < 16; i++) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int j = 0; j < 64; j++) {
        answers.add(
            HTTP.sendAsync(
                request("/api/workshops").build(), HttpResponse.BodyHandlers.ofString()));
      }
      answers.forEach(CompletableFuture::join);
    }
    assertThat(connections()).isGreaterThanOrEqualTo(12);
  }

  private static String run(String how) {
    return send(request("/api/synthetic-runs?" + how).POST(BodyPublishers.noBody()).build()).body();
  }

  @Test
  void a_server_whose_connections_were_all_killed_works_again_within_seconds() throws SQLException {
    warmUp();

    assertThat(killConnections()).isGreaterThanOrEqualTo(12);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> IntStream.range(0, 20).allMatch(i -> get("/api/workshops").statusCode() == 200));
    String run = run("events=3");
    stream(request("/api/runs/" + run + "/events").build());
    assertThat(count("run_event where run_id = '" + run + "'")).isEqualTo(6);
  }

  @Test
  void while_the_database_is_down_everybody_is_told_so_and_when_to_come_back() throws SQLException {
    String before = run("events=2");
    stream(request("/api/runs/" + before + "/events").build());
    shutOff();
    try {
      await().untilAsserted(() -> assertThat(get("/health/ready").statusCode()).isEqualTo(503));
      assertThat(get("/health/ready").body()).contains("the database does not answer");
      assertThat(get("/health/live").statusCode()).isEqualTo(200);
      assertThat(get("/health/started").statusCode()).isEqualTo(200);
      HttpResponse<String> refused = get("/api/workshops");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("the database does not answer");
      assertThat(get("/api/runs/00000000000000000000").statusCode()).isEqualTo(503);
      assertThat(send(refresh("test_site")).statusCode()).isEqualTo(503);
    } finally {
      allowConnections(true);
    }

    await().untilAsserted(() -> assertThat(get("/health/ready").statusCode()).isEqualTo(200));
    assertThat(get("/api/workshops").statusCode()).isEqualTo(200);
    assertThat(get("/api/runs/" + before).body()).contains("\"state\":\"completed\"");
  }

  @Test
  void a_hundred_watchers_get_every_event_once_though_every_connection_is_killed_again_and_again()
      throws SQLException {
    int events = 1500;
    warmUp();
    String run = run("events=" + events + "&micros=4000&watchers=100&mixed=true");
    List<CountingWatcher> watchers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      watchers.add(CountingWatcher.of(ServerClient::request, run, null));
    }

    for (long seen = 200; seen <= 1000; seen += 400) {
      long place = seen;
      await().until(() -> watchers.get(0).last() >= place);
      killConnections();
    }

    await().until(() -> watchers.stream().allMatch(CountingWatcher::isDone));
    assertThat(watchers).extracting(CountingWatcher::problem).containsOnly("");
    assertThat(watchers).extracting(CountingWatcher::last).containsOnly(events + 3L);
    assertThat(get("/api/runs/" + run).body()).contains("\"state\":\"completed\"");
    assertThat(count("run_event where run_id = '" + run + "'")).isEqualTo(events + 3);
  }
}
