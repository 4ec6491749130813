package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.testsite.Slow;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens at the limits: of a connection's life, of a run's work, of streams and of the queue.
 */
class LimitsIT extends OnTightServer {

  @BeforeEach
  void list_one_link() {
    awaitNoRun();
    SITE.clear();
    SITE.page("/list", "<a href='/event/1'>1</a>");
    SITE.page("/event/1", SitePages.closed());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get("/api/synthetic-runs/streams").body().equals("0"));
  }

  private static String start(int events, long micros) {
    return post("/api/synthetic-runs?events=%d&bytes=1&micros=%d".formatted(events, micros), "")
        .body();
  }

  private static void cancel(String run) {
    send(request("/api/runs/" + run).DELETE().build());
  }

  private static String watch(String run) {
    return "/api/streaming/refresh-workshops?last_event_id=" + run + "-0";
  }

  @Test
  void a_connection_that_is_old_gets_a_close_event_and_can_be_resumed_without_a_gap() {
    String run = start(60, 100_000);
    List<SseEvent> events = new ArrayList<>();
    String next = watch(run);
    int connections = 0;
    while (events.stream().noneMatch(event -> event.name().equals("complete"))) {
      List<SseEvent> some = stream(request(next).build());
      connections++;
      assertThat(some).last().extracting(SseEvent::name).isIn("close", "complete");
      some.stream().filter(event -> !event.name().equals("close")).forEach(events::add);
      next = "/api/streaming/refresh-workshops?last_event_id=" + some.get(some.size() - 1).id();
    }

    assertThat(connections).isGreaterThan(1);
    assertThat(events).hasSize(61);
    assertThat(events).extracting(SseEvent::sequence).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void a_run_that_takes_too_long_says_so_and_closes() {
    SITE.at("/event/1", new Slow(15_000, (request, reply) -> reply.html("late")));
    List<SseEvent> events = new ArrayList<>(stream(refresh("test_site")));
    while (events.stream().noneMatch(event -> event.name().equals("error"))) {
      String last = events.get(events.size() - 1).id();
      events.addAll(
          stream(request("/api/streaming/refresh-workshops?last_event_id=" + last).build()));
    }

    assertThat(events.get(events.size() - 2).json().get("error").asText())
        .isEqualTo("Processing took longer than the allowed 10 seconds");
    assertThat(events).last().extracting(SseEvent::name).isEqualTo("close");
  }

  @Test
  void more_streams_than_allowed_are_refused_with_the_time_to_wait() throws Exception {
    String run = start(60, 100_000);
    List<HttpResponse<InputStream>> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(HTTP.send(request(watch(run)).build(), BodyHandlers.ofInputStream()));
      assertThat(open.get(i).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> refused = get(watch(run));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("10");
    assertThat(refused.body()).contains("Too many streams are open from this address");
    for (HttpResponse<InputStream> response : open) {
      response.body().close();
    }
    cancel(run);
  }

  @Test
  void a_stream_that_is_refused_starts_no_job() throws Exception {
    String run = start(60, 100_000);
    List<HttpResponse<InputStream>> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(HTTP.send(request(watch(run)).build(), BodyHandlers.ofInputStream()));
    }

    assertThat(send(refresh("test_site")).statusCode()).isEqualTo(429);

    assertThat(SITE.requests()).isEmpty();
    for (HttpResponse<InputStream> response : open) {
      response.body().close();
    }
    cancel(run);
  }

  @Test
  void when_the_queue_is_full_the_next_job_is_refused_with_the_time_to_wait() {
    String run = start(60, 100_000);
    start(1, 1);
    HttpResponse<String> refused = post("/api/synthetic-runs?events=1&bytes=1&micros=1", "");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("30");
    assertThat(refused.body()).contains("1 runs are waiting already");
    cancel(run);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> post("/api/synthetic-runs?events=1&bytes=1&micros=1", "").statusCode() == 200);
  }
}
