package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.Drip;
import io.workshopstream.testsite.Request;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs as a resource: started, listed, read, watched, cancelled. */
class RunsApiIT extends OnOwnServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server =
        OwnServer.start(
            "run.parallel=2",
            "run.queue-capacity=2",
            "stream.heartbeat=PT1S",
            "run.stall-timeout=PT1S",
            "crawl.read-timeout=PT3M",
            "crawl.page-timeout=PT3M");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void list_ten_links_that_take_their_time() {
    await().until(() -> get("/api/runs?state=running").at("/runs").isEmpty());
    ServerClient.SITE.clear();
    list(10);
    ServerClient.SITE.at("/event/*", new Slow(300, (request, reply) -> reply.html("<p>No</p>")));
  }

  private static void list(int links) {
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= links; i++) {
      list.append("<a href='/event/").append(i).append("'>event</a>");
    }
    ServerClient.SITE.page("/list", list.toString());
  }

  private static JsonNode get(String path) {
    return json(server.get(path));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(answer.body(), e);
    }
  }

  private static HttpResponse<String> startRun(String kind, String studio, String key) {
    String body = "{\"kind\":\"%s\",\"studio_id\":\"%s\"}".formatted(kind, studio);
    return ServerClient.send(
        server
            .request("/api/runs")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static String started(String kind, String studio) {
    return json(startRun(kind, studio, UUID.randomUUID().toString())).get("id").asText();
  }

  private static HttpResponse<String> cancel(String run) {
    return ServerClient.send(server.request("/api/runs/" + run).DELETE().build());
  }

  private static List<SseEvent> events(String run, String query) {
    return stream(server.request("/api/runs/" + run + "/events?" + query).build());
  }

  private static List<String> texts(JsonNode entries, String field) {
    return StreamSupport.stream(entries.spliterator(), false)
        .map(entry -> entry.get(field).asText())
        .toList();
  }

  @Test
  void a_run_that_is_started_is_accepted_and_found_at_its_location_with_all_that_it_did() {
    HttpResponse<String> answer =
        startRun("refresh-workshops", "vins.dance.co", "k" + UUID.randomUUID());

    assertThat(answer.statusCode()).isEqualTo(202);
    String id = json(answer).get("id").asText();
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).endsWith("/api/runs/" + id);
    assertThat(events(id, "")).last().extracting(SseEvent::name).isEqualTo("complete");
    JsonNode run = get("/api/runs/" + id);
    assertThat(run.get("state").asText()).isEqualTo("completed");
    assertThat(run.get("studio_ids").get(0).asText()).isEqualTo("vins.dance.co");
    assertThat(get("/api/runs/" + id + "/items").get("entries")).isNotEmpty();
    assertThat(get("/api/runs/" + id + "/items").at("/entries/0/data/outcome").asText())
        .isIn("found", "ignored");
    JsonNode changes = get("/api/runs/" + id + "/changes").get("entries");
    assertThat(changes).isNotEmpty();
    assertThat(changes.at("/0/data/kind").asText()).isEqualTo("added");
    assertThat(changes.at("/0/data/after")).isNotEmpty();
  }

  @Test
  void what_failed_is_run_again_alone() {
    ServerClient.SITE.at("/event/3", new Status(404)).at("/event/7", new Status(404));
    String first = started("refresh-workshops", "test_site");
    events(first, "");
    assertThat(failedLinks(first)).hasSize(2);
    ServerClient.SITE.page("/event/3", SitePages.workshop("Pal Pal"));
    int before = ServerClient.SITE.requests().size();

    HttpResponse<String> answer = retry(first);

    assertThat(answer.statusCode()).isEqualTo(202);
    String second = json(answer).get("id").asText();
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/api/runs/" + second);
    assertThat(json(answer).get("kind").asText()).isEqualTo("retry-links");
    assertThat(json(answer).get("retry_of").asText()).isEqualTo(first);
    assertThat(events(second, "")).last().extracting(SseEvent::name).isEqualTo("complete");
    List<Request> asked = ServerClient.SITE.requests();
    assertThat(asked.subList(before, asked.size()))
        .extracting(Request::path)
        .containsOnly("/robots.txt", "/list", "/event/3", "/event/7");
    assertThat(failedLinks(second)).singleElement().asString().endsWith("/event/7");
    assertThat(get("/api/runs/" + second + "/changes").at("/entries/0/data/kind").asText())
        .isEqualTo("added");
    assertThat(get("/api/runs?kind=retry-links").at("/runs/0/id").asText()).isEqualTo(second);

    list(5); // the seventh is no longer listed
    String third = json(retry(second)).get("id").asText();
    events(third, "");
    assertThat(get("/api/runs/" + third + "/log?text=no%20longer%20listed").get("entries"))
        .hasSize(1);
    HttpResponse<String> nothing = retry(third);
    assertThat(nothing.statusCode()).isEqualTo(409);
    assertThat(json(nothing).get("detail").asText()).startsWith("No link of the run failed");
  }

  private static HttpResponse<String> retry(String run) {
    return ServerClient.send(
        server.request("/api/runs/" + run + "/retry").POST(BodyPublishers.noBody()).build());
  }

  private static List<String> failedLinks(String run) {
    return StreamSupport.stream(
            get("/api/runs/" + run + "/items").get("entries").spliterator(), false)
        .filter(item -> item.at("/data/outcome").asText().equals("failed"))
        .map(item -> item.at("/data/item").asText())
        .toList();
  }

  @Test
  void a_log_is_read_by_level_text_and_range_and_downloaded_whole() {
    String run = server.run("events=1500&mixed=true");
    events(run, "");

    JsonNode errors = get("/api/runs/" + run + "/log?level=error,warning&limit=50");
    assertThat(texts(errors.get("entries"), "level")).hasSize(50).containsOnly("error", "warning");
    long next = errors.get("next").asLong();
    JsonNode more = get("/api/runs/" + run + "/log?level=error,warning&limit=50&from=" + next);
    assertThat(more.at("/entries/0/sequence").asLong()).isGreaterThanOrEqualTo(next);
    JsonNode range = get("/api/runs/" + run + "/log?from=100&to=120");
    assertThat(texts(range.get("entries"), "sequence"))
        .allMatch(number -> Long.parseLong(number) >= 100 && Long.parseLong(number) <= 120);
    JsonNode found = get("/api/runs/" + run + "/log?text=%20" + 1234 + "%20");
    assertThat(found.get("entries")).hasSize(1);

    HttpResponse<String> file =
        ServerClient.send(
            server.request("/api/runs/" + run + "/log").header("Accept", "text/plain").build());
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"run-" + run + ".log\"");
    long lines = events(run, "").stream().filter(event -> event.name().equals("logs")).count();
    assertThat(file.body().lines()).hasSize((int) lines);
  }

  @Test
  void runs_are_listed_newest_first_by_studio_and_state_page_by_page() {
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      started.add(0, server.run("events=1&subject=listed"));
      events(started.get(0), "");
    }

    JsonNode first = get("/api/runs?studio_id=listed&state=completed&limit=2");
    JsonNode second = get(first.get("next").asText());

    assertThat(texts(first.get("runs"), "id")).isEqualTo(started.subList(0, 2));
    assertThat(texts(second.get("runs"), "id")).isEqualTo(started.subList(2, 3));
    assertThat(second.has("next")).isFalse();
    assertThat(get("/api/runs?studio_id=listed&until=2001-01-01T00:00:00Z").get("runs")).isEmpty();
    assertThat(get("/api/runs?studio_id=listed&since=2001-01-01T00:00:00Z").get("runs")).hasSize(3);
    assertThat(get("/api/runs?studio_id=listed&kind=process-studio").get("runs")).isEmpty();
    for (String wrong : List.of("state=sleeping", "kind=dance", "since=yesterday")) {
      assertThat(server.get("/api/runs?" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(server.get("/api/runs/nosuchrun").statusCode()).isEqualTo(404);
  }

  @Test
  void a_start_that_is_sent_again_under_its_key_starts_nothing() {
    String key = UUID.randomUUID().toString();
    String first = json(startRun("process-studio", "test_site", key)).get("id").asText();
    String again = json(startRun("process-studio", "test_site", key)).get("id").asText();
    events(first, "");
    String later = json(startRun("process-studio", "test_site", key)).get("id").asText();

    assertThat(List.of(again, later)).containsOnly(first);
    assertThat(startRun("refresh-workshops", "test_site", key).statusCode()).isEqualTo(409);
    assertThat(ServerClient.SITE.requests("/list")).hasSize(1);
  }

  @Test
  void a_run_is_cancelled_at_a_safe_boundary_and_says_what_it_did_until_then() {
    String run = started("refresh-workshops", "test_site");
    stream(
        server.request("/api/runs/" + run + "/events").build(),
        event -> event.name().equals("progress_bar"));

    HttpResponse<String> answer = cancel(run);

    assertThat(answer.statusCode()).isEqualTo(202);
    List<SseEvent> events = events(run, "");
    List<String> lines =
        events.stream().filter(e -> e.name().equals("logs")).map(SseEvent::message).toList();
    assertThat(lines).contains("Cancelling on request: stopping at the next safe boundary");
    assertThat(lines)
        .anyMatch(line -> line.matches("Stopped refreshing Test Site after \\d+ of 10 links.*"));
    assertThat(events).last().extracting(SseEvent::name).isEqualTo("close");
    assertThat(get("/api/runs/" + run).get("state").asText()).isEqualTo("cancelled");
    assertThat(cancel(run).statusCode()).isEqualTo(409);
  }

  /** What takes minutes unless somebody ends it, and the path that is asked for as it begins. */
  static Stream<Arguments> what_takes_minutes() {
    TestSite site = ServerClient.SITE;
    Route never = new Slow(180_000, new Status(404));
    String card = "<div><h3>Jam</h3><p>7 Feb 2027, 5-7 pm</p><p>Town Hall</p><p>Rs 500</p></div>";
    String longPage = card.repeat(900_000 / card.length());
    return Stream.of(
        Arguments.of(asked("robots.txt", "/robots.txt", () -> site.at("/robots.txt", never))),
        Arguments.of(asked("the listing", "/list", () -> site.at("/list", never))),
        Arguments.of(asked("pages", "/event/1", () -> site.at("/event/*", new Drip(50)))),
        Arguments.of(
            asked(
                "turns at the host",
                "/event/1",
                () -> site.robots("User-agent: *\nCrawl-delay: 2"))),
        Arguments.of(
            asked(
                "the reading of pages",
                "/event/3",
                () -> site.at("/event/*", (request, reply) -> reply.html(longPage)))));
  }

  private static Named<Map.Entry<String, Runnable>> asked(String what, String path, Runnable site) {
    return Named.of(what, Map.entry(path, site));
  }

  @ParameterizedTest
  @MethodSource("what_takes_minutes")
  void a_run_that_is_cancelled_ends_soon_whatever_it_waits_for_or_reads(
      Map.Entry<String, Runnable> site) {
    list(100);
    site.getValue().run();
    String run = started("refresh-workshops", "test_site");
    await().until(() -> !ServerClient.SITE.requests(site.getKey()).isEmpty());

    long from = System.nanoTime();
    cancel(run);

    assertThat(events(run, "")).last().extracting(SseEvent::name).isEqualTo("close");
    assertThat(get("/api/runs/" + run).get("state").asText()).isEqualTo("cancelled");
    // a second on a machine that has nothing else to do
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void a_run_that_waits_tells_its_place_and_is_cancelled_at_once() {
    ServerClient.SITE.at("/event/*", new Slow(1500, (request, reply) -> reply.html("<p>No</p>")));
    String first = started("refresh-workshops", "test_site");
    String waiting = started("process-studio", "test_site");
    assertThat(get("/api/runs/" + waiting).at("/status/position").asInt()).isEqualTo(1);

    cancel(waiting);

    List<SseEvent> events = events(waiting, "");
    assertThat(events.get(0).message())
        .isEqualTo("Waiting in the queue at position 1, behind: refresh-workshops test_site");
    assertThat(events).last().extracting(SseEvent::data).asString().contains("Stopped on request");
    cancel(first);
    events(first, "");
  }

  @Test
  void when_the_queue_is_full_the_next_start_is_refused_with_the_time_to_wait() {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(server.run("events=1000&micros=20000"));
    }

    HttpResponse<String> refused = startRun("refresh-workshops", "test_site", "full");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("30");
    runs.forEach(RunsApiIT::cancel);
    runs.forEach(run -> events(run, ""));
  }

  @Test
  void a_client_with_full_detail_is_told_what_became_of_its_place() {
    String run = server.run("events=20&mixed=true");

    SseEvent fresh = events(run, "detail=full").get(0);
    SseEvent resumed = events(run, "detail=full&last_event_id=" + run + "-7").get(0);

    assertThat(fresh.json().get("resume").asText()).isEqualTo("fresh");
    assertThat(resumed.json().get("resume").asText()).isEqualTo("resumed");
    assertThat(resumed.json().get("after").asInt()).isEqualTo(7);
    assertThat(resumed.json().get("run").asText()).isEqualTo(run);
  }

  @Test
  void full_detail_brings_items_changes_heartbeats_and_says_when_a_run_stalls() {
    server.run("events=3&micros=1000000&kind=timed&subject=eta"); // an earlier run of its kind
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> get("/api/runs?studio_id=eta&state=completed").at("/runs").size() == 1);
    String run = server.run("events=40&mixed=true&silence=5000&micros=1000&kind=timed&subject=eta");

    List<SseEvent> events = events(run, "detail=full");

    List<String> names = events.stream().map(SseEvent::name).toList();
    assertThat(names).contains("item", "change", "stalled", "recovered", "heartbeat");
    assertThat(names.indexOf("stalled")).isLessThan(names.indexOf("recovered"));
    JsonNode beat =
        events.stream().filter(e -> e.name().equals("heartbeat")).findFirst().orElseThrow().json();
    assertThat(beat.get("state").asText()).isEqualTo("running");
    assertThat(beat.get("last").asLong()).isPositive();
    assertThat(beat.get("last_activity").asText()).endsWith("Z");
    assertThat(beat.get("eta_from").asText()).isEqualTo("earlier_runs");
    assertThat(beat.has("eta_seconds")).isTrue();
    assertThat(areSpecified(events(run, ""))).isTrue();
  }

  private static boolean areSpecified(List<SseEvent> events) {
    return events.stream()
        .map(SseEvent::name)
        .allMatch(List.of("logs", "progress_bar", "complete", "error", "close")::contains);
  }

  @Test
  void a_filtered_stream_can_be_left_and_resumed_like_any_other() {
    String run = server.run("events=300&mixed=true&micros=1000");
    String filter = "level=error&item=org/3&text=x";
    List<SseEvent> parts =
        cutAt(
            List.of(20L, 90L, 150L, 290L),
            (last, until) ->
                stream(
                    server
                        .request(
                            "/api/runs/%s/events?%s%s"
                                .formatted(
                                    run, filter, last == null ? "" : "&last_event_id=" + last))
                        .build(),
                    until));

    assertThat(parts).isEqualTo(events(run, filter)).hasSizeGreaterThan(5);
    assertThat(parts.stream().filter(e -> e.name().equals("logs")))
        .allMatch(event -> event.level().equals("error"));
    assertThat(server.get("/api/runs/" + run + "/events?level=loud").statusCode()).isEqualTo(400);
  }

  @Test
  void all_runs_come_in_one_stream_that_goes_on_after_the_last_event_of_each() {
    SseReader reader = open(server.request("/api/runs/events?detail=full").build());
    String one = server.run("events=30&mixed=true");
    String two = server.run("events=30&mixed=true");
    List<SseEvent> all = untilBothEnd(reader, one, two);
    assertThat(sequences(all, one)).isEqualTo(sequences(events(one, "detail=full"), one));
    assertThat(sequences(all, two)).isEqualTo(sequences(events(two, "detail=full"), two));

    String seen = one + "-10," + two + "-20";
    SseReader resumed =
        open(server.request("/api/runs/events?detail=full&last_event_id=" + seen).build());
    List<SseEvent> rest = untilBothEnd(resumed, one, two);

    assertThat(sequences(rest, one)).startsWith(11L).doesNotHaveDuplicates().isSorted();
    assertThat(sequences(rest, two)).startsWith(21L).doesNotHaveDuplicates().isSorted();
    assertThat(server.get("/api/runs/events?last_event_id=nosuchrun-1").statusCode())
        .isEqualTo(404);
  }

  private static List<SseEvent> untilBothEnd(SseReader reader, String one, String two) {
    List<SseEvent> events = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    try (reader) {
      while (!ended.containsAll(List.of(one, two))) {
        SseEvent event = reader.next();
        events.add(event);
        if (event.name().equals("complete")) {
          ended.add(event.run());
        }
      }
      return events;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Long> sequences(List<SseEvent> events, String run) {
    return logged(events).stream()
        .filter(event -> event.run().equals(run))
        .map(SseEvent::sequence)
        .toList();
  }

  @Test
  void a_last_event_id_of_another_run_or_of_none_starts_nothing() {
    String run = server.run("events=3");
    String last = events(run, "").get(3).id();
    String route = "/api/streaming/refresh-workshops?studio_id=test_site&last_event_id=";

    assertThat(server.get(route + last).statusCode()).isEqualTo(204);
    assertThat(server.get(route + "nosuchrun-3").statusCode()).isEqualTo(404);
    assertThat(server.get(route + "%00").statusCode()).isEqualTo(400);
    assertThat(ServerClient.SITE.requests("/list")).isEmpty();
  }
}
