package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.testsite.FailsFirst;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Slow;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream of a refresh, as the specification describes it. */
class StreamIT extends OnServer {

  /** How clients call the last event in an address. */
  private static final List<String> NAMES =
      List.of("last_event_id", "lastEventId", "lastEventID", "Last-Event-ID");

  private static final Route NOTHING = (request, reply) -> reply.html("<p>Nothing</p>");

  @BeforeEach
  void list_ten_links() {
    awaitNoRun();
    SITE.clear();
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= 10; i++) {
      list.append("<a href='/event/").append(i).append("'>event</a>");
    }
    SITE.page("/list", list.toString());
    SITE.at("/event/*", new Slow(100, NOTHING));
  }

  /** One link that takes its time, so that the run is still at work when it is asked for again. */
  private static void slowLink() {
    SITE.at("/event/1", new FailsFirst(1, new Slow(2500, NOTHING), NOTHING));
  }

  private static HttpRequest post(String path, String type, String body) {
    return request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build();
  }

  private static List<String> names(List<SseEvent> events) {
    return events.stream().map(SseEvent::name).toList();
  }

  @Test
  void a_refresh_says_what_it_does_counts_to_a_hundred_and_completes() {
    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events.get(0).name()).isEqualTo("logs");
    assertThat(events.get(0).level()).isEqualTo("info");
    assertThat(events)
        .last()
        .extracting(SseEvent::data)
        .isEqualTo("{\"message\":\"Process completed\"}");
    assertThat(names(events)).containsOnlyOnce("complete").last().isEqualTo("complete");
    List<SseEvent> bars = events.stream().filter(e -> e.name().equals("progress_bar")).toList();
    assertThat(bars.stream().map(SseEvent::percentage)).isSorted().startsWith(10.0).endsWith(100.0);
    assertThat(bars.stream().map(e -> e.json().at("/data/current").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10);
    assertThat(names(events).subList(events.size() - 3, events.size()))
        .containsExactly("logs", "progress_bar", "complete");
  }

  @Test
  void events_are_numbered_without_holes_under_the_id_of_their_run() {
    List<SseEvent> events =
        stream(request("/api/streaming/refresh-workshops?studio_id=test_site&detail=full").build());
    events.removeIf(event -> event.name().equals("heartbeat"));

    assertThat(events.get(0).name()).isEqualTo("run");
    assertThat(events)
        .extracting(SseEvent::sequence)
        .containsExactlyElementsOf(LongStream.range(0, events.size()).boxed().toList());
    assertThat(events).extracting(SseEvent::run).containsOnly(events.get(0).run());
    assertThat(events).extracting(SseEvent::id).allMatch(id -> id.matches("[a-z0-9-]+"));
  }

  @Test
  void only_the_five_events_of_the_specification_are_sent() {
    assertThat(Set.copyOf(names(stream(refresh("test_site")))))
        .isSubsetOf("logs", "progress_bar", "complete", "error", "close");
  }

  @Test
  void every_route_takes_get_and_post_and_post_takes_json_under_any_content_type() {
    String body = "{\"studio_id\":\"test_site\",\"more\":1} trailing";
    List<HttpRequest> requests =
        List.of(
            refresh("test_site"),
            request("/api/streaming/process-studio?studio_id=test_site").build(),
            post("/api/streaming/refresh-workshops", "application/json", body),
            post("/api/streaming/refresh-workshops", "application/x-www-form-urlencoded", body),
            post("/api/streaming/process-studio", "text/plain", body));

    assertThat(requests)
        .allSatisfy(request -> assertThat(names(stream(request))).last().isEqualTo("complete"));
  }

  @Test
  void the_head_of_the_answer_keeps_caches_and_proxies_from_holding_events_back() throws Exception {
    HttpResponse<java.io.InputStream> response =
        HTTP.send(refresh("test_site"), HttpResponse.BodyHandlers.ofInputStream());
    HttpHeaders head = response.headers();
    byte[] first = response.body().readNBytes(12);
    response.body().close();

    assertThat(head.firstValue("Content-Type")).contains("text/event-stream");
    assertThat(head.firstValue("Cache-Control")).contains("no-cache, no-store, no-transform");
    assertThat(head.firstValue("X-Accel-Buffering")).contains("no");
    assertThat(new String(first, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("retry: 3000\n");
  }

  @Test
  void asking_for_the_same_work_again_joins_the_run_from_its_first_event() {
    slowLink();
    CompletableFuture<List<SseEvent>> first =
        CompletableFuture.supplyAsync(() -> stream(refresh("test_site")));
    List<SseEvent> some = stream(refresh("test_site"), event -> event.sequence() >= 5);
    List<SseEvent> second = stream(refresh("test_site"));

    assertThat(second).isEqualTo(first.join()).startsWith(some.toArray(new SseEvent[0]));
    assertThat(SITE.requests("/list")).hasSize(1);
  }

  @Test
  void other_work_on_the_same_studio_waits_and_says_so() {
    slowLink();
    CompletableFuture<List<SseEvent>> refresh =
        CompletableFuture.supplyAsync(() -> stream(refresh("test_site")));
    stream(refresh("test_site"), event -> event.sequence() >= 2);
    List<SseEvent> process =
        stream(request("/api/streaming/process-studio?studio_id=test_site").build());

    assertThat(process.get(0).message())
        .isEqualTo("Waiting in the queue at position 1, behind: refresh-workshops test_site");
    assertThat(names(process)).last().isEqualTo("complete");
    assertThat(names(refresh.join())).last().isEqualTo("complete");
  }

  @Test
  void a_client_that_leaves_and_comes_back_has_every_event_once() {
    List<SseEvent> events = new ArrayList<>(stream(refresh("test_site"), e -> e.sequence() >= 3));
    while (!names(events).contains("complete")) {
      String last = events.get(events.size() - 1).id();
      int until = events.size() + 4;
      events.addAll(
          stream(
              request("/api/streaming/refresh-workshops?studio_id=test_site")
                  .header("Last-Event-ID", last)
                  .build(),
              event -> event.sequence() >= until));
    }

    assertThat(events)
        .isEqualTo(stream(request("/api/runs/%s/events".formatted(events.get(0).run())).build()));
    assertThat(SITE.requests("/list")).hasSize(1);
  }

  @Test
  void after_the_end_a_browser_s_reconnecting_is_answered_with_204_and_starts_nothing() {
    List<SseEvent> events = stream(refresh("test_site"));
    String last = events.get(events.size() - 1).id();

    HttpResponse<String> answer =
        send(
            request("/api/streaming/refresh-workshops?studio_id=test_site")
                .header("Last-Event-ID", last)
                .build());

    assertThat(answer.statusCode()).isEqualTo(204);
    for (String name : NAMES) {
      for (String route : List.of("refresh-workshops", "process-studio")) {
        String address = "/api/streaming/" + route + "?studio_id=test_site&" + name + "=" + last;
        assertThat(get(address).statusCode()).as(address).isEqualTo(204);
        assertThat(post(address, "{\"studio_id\":\"test_site\"}").statusCode()).isEqualTo(204);
      }
      assertThat(get("/api/streaming/refresh-workshops?" + name + "=" + last).statusCode())
          .isEqualTo(204);
    }
    assertThat(SITE.requests("/list")).hasSize(1);
  }

  @Test
  void a_polyfill_that_comes_back_by_its_address_goes_on_where_it_was() {
    List<SseEvent> events = stream(refresh("test_site"));
    SseEvent third = events.get(2);
    String begunWith = "last_event_id=" + events.get(0).id();

    for (String name : NAMES) {
      String address = "/api/streaming/refresh-workshops?" + begunWith + "&" + name + "=";
      assertThat(stream(request(address + third.id()).build()))
          .as(name)
          .isEqualTo(events.subList(3, events.size()));
    }
    assertThat(SITE.requests("/list")).hasSize(1);
  }

  @Test
  void a_last_event_id_never_starts_a_job_whatever_it_holds() {
    for (String id : List.of("garbage", "unknownrun-5", "a-1", "-", "%20", "")) {
      for (String name : NAMES) {
        HttpResponse<String> answer =
            get("/api/streaming/refresh-workshops?studio_id=test_site&" + name + "=" + id);
        assertThat(answer.statusCode()).as(name + "=" + id).isBetween(400, 404);
      }
    }
    assertThat(SITE.requests("/list")).isEmpty();
  }

  @Test
  void the_last_event_of_a_run_that_is_no_longer_known_is_answered_with_404_by_each_stream() {
    String run = stream(refresh("test_site")).get(0).run();
    for (String route :
        List.of(
            "/api/streaming/refresh-workshops?studio_id=test_site",
            "/api/streaming/refresh-workshops",
            "/api/streaming/process-studio?studio_id=test_site",
            "/api/runs/" + run + "/events",
            "/api/runs/1k00forgotten00/events",
            "/api/runs/events")) {
      HttpResponse<String> answer =
          send(request(route).header("Last-Event-ID", "1k00forgotten00-7").build());

      assertThat(answer.statusCode()).as(route).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.body()).contains("\"message\":");
    }
    assertThat(SITE.requests("/list")).hasSize(1);
  }

  @Test
  void a_link_that_fails_is_a_log_line_of_level_error_and_the_stream_goes_on() {
    SITE.at("/event/5", new io.workshopstream.testsite.Status(404));

    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events)
        .filteredOn(e -> e.name().equals("logs") && e.level().equals("error"))
        .singleElement()
        .extracting(SseEvent::message)
        .asString()
        .contains("/event/5", "does not exist", "404");
    assertThat(names(events)).last().isEqualTo("complete");
  }
}
