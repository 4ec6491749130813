package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.Program;
import io.workshopstream.testsite.Reply;
import io.workshopstream.testsite.Request;
import io.workshopstream.testsite.Status;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two servers on one PostgreSQL, also behind an nginx as the document about operations sets it up,
 * of which one is killed in the end.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersIT extends OnTwoServers {

  private static @Nullable Nginx nginx;

  private static final int PAGES = 30;
  private static final int KEYS = 20;

  @AfterAll
  static void stop_nginx() throws InterruptedException {
    if (nginx != null) {
      nginx.close();
    }
  }

  private static void list(int pages) {
    ServerClient.SITE.clear();
    ServerClient.SITE.page(
        "/list",
        String.join(
            "",
            IntStream.rangeClosed(1, pages)
                .mapToObj(i -> "<a href='/event/" + i + "'>event</a>")
                .toList()));
  }

  /** A run that only one server knows how to do. */
  private static String runOf(OwnServer server, String subject) {
    return server.run("subject=" + subject + "&events=5000&micros=20000&mixed=true");
  }

  @Test
  @Order(1)
  void a_run_of_one_server_is_read_watched_and_cancelled_at_the_other() {
    String run = runOf(one, "cancelled-elsewhere");
    CompletableFuture<List<SseEvent>> watched =
        CompletableFuture.supplyAsync(() -> events(two, run));
    await()
        .until(
            () -> json(two.get("/api/runs/" + run + "/log").body()).at("/entries/30").isObject());
    assertThat(state(two, run)).isEqualTo("running");

    HttpResponse<String> answer = OwnServer.send(two.request("/api/runs/" + run).DELETE().build());

    assertThat(answer.statusCode()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> Stream.of(one, two).allMatch(server -> state(server, run).equals("cancelled")));
    assertThat(watched.join()).isEqualTo(events(one, run));
    assertThat(watched.join()).last().extracting(SseEvent::name).isEqualTo("close");
    assertThat(two.get("/api/runs/" + run + "/log?limit=10000").body())
        .isEqualTo(one.get("/api/runs/" + run + "/log?limit=10000").body());
  }

  /** Asks both servers twice at the same moment; answers the ids of what they started. */
  private static Set<String> startAtBoth(String key) {
    List<CompletableFuture<HttpResponse<String>>> answers =
        Stream.of(one, two, one, two)
            .map(
                server ->
                    server
                        .request("/api/runs")
                        .header("Idempotency-Key", key)
                        .POST(
                            BodyPublishers.ofString(
                                "{\"kind\":\"process-studio\",\"studio_id\":\"without_scripts\"}"))
                        .build())
            .map(request -> ServerClient.HTTP.sendAsync(request, BodyHandlers.ofString()))
            .toList();
    Set<String> runs = new HashSet<>();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(202);
      runs.add(json(answer.join().body()).get("id").asText());
    }
    return runs;
  }

  @Test
  @Order(2)
  void the_same_idempotency_key_at_both_servers_at_the_same_moment_starts_one_run() {
    list(1);
    ServerClient.SITE.page("/event/1", SitePages.workshop("Song of Both"));
    Set<String> runs = new HashSet<>();
    for (int i = 1; i <= KEYS; i++) {
      Set<String> started = startAtBoth("both-" + i);
      assertThat(started).hasSize(1);
      assertThat(events(i % 2 == 0 ? one : two, started.iterator().next()))
          .last()
          .extracting(SseEvent::name)
          .isEqualTo("complete");
      assertThat(startAtBoth("both-" + i)).as("after its end").isEqualTo(started);
      runs.addAll(started);
    }

    assertThat(runs).hasSize(KEYS);
    assertThat(json(two.get("/api/runs?studio_id=without_scripts").body()).get("runs"))
        .hasSize(KEYS);
  }

  private static List<String> songs(OwnServer server, String studio) {
    return StreamSupport.stream(
            json(server.get("/api/stored-workshops/" + studio).body()).spliterator(), false)
        .map(workshop -> workshop.get("song").asText())
        .sorted()
        .toList();
  }

  private static List<String> pausesSeen() {
    return Stream.of(one, two).map(server -> server.get("/api/admin/pauses").body()).toList();
  }

  @Test
  @Order(3)
  void a_pause_that_a_site_asked_one_server_for_is_seen_at_the_other_and_lifted_for_both() {
    ServerClient.SITE.clear();
    ServerClient.SITE.at("/list", new Status(503, "Retry-After: 3600"));
    String request = "{\"kind\":\"process-studio\",\"studio_id\":\"without_scripts\"}";

    OwnServer.send(one.request("/api/runs").POST(BodyPublishers.ofString(request)).build());

    await().until(() -> pausesSeen().stream().allMatch(pauses -> json(pauses).size() == 1));
    String host = json(pausesSeen().get(0)).at("/0/host").asText();

    HttpRequest lift = two.request("/api/admin/pauses/" + host).DELETE().build();

    assertThat(OwnServer.send(lift).statusCode()).isEqualTo(204);
    assertThat(pausesSeen()).containsOnly("[]");
  }

  /** As when a machine sleeps, or its memory is collected for too long. */
  @Test
  @Order(4)
  void a_server_that_is_frozen_loses_its_run_and_shows_how_it_went_on_when_it_wakes_up() {
    String run = one.run("events=300&micros=20000&mixed=true");
    OwnServer frozen = worker(run);
    OwnServer other = other(frozen);
    List<CountingWatcher> watchers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      watchers.add(CountingWatcher.of(frozen, run, null));
      watchers.add(CountingWatcher.of(other, run, null));
    }
    await().until(() -> watchers.stream().allMatch(watcher -> watcher.last() > 50));

    frozen.freeze();
    try {
      await().until(() -> worker(run) == other);
    } finally {
      frozen.thaw();
    }

    assertToldTheSame(watchers, events(other, run));
    assertThat(events(frozen, run)).isEqualTo(events(other, run));
    assertThat(Stream.of(one, two).map(server -> state(server, run))).containsOnly("completed");
  }

  /** All of it, each once and in order, with one word on the change of servers. */
  private static void assertToldTheSame(List<CountingWatcher> watchers, List<SseEvent> all) {
    await().until(() -> watchers.stream().allMatch(CountingWatcher::isDone));
    assertThat(all).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(watchers).extracting(CountingWatcher::problem).containsOnly("");
    assertThat(watchers).extracting(CountingWatcher::last).containsOnly((long) all.size());
    assertThat(watchers).extracting(CountingWatcher::told).containsOnly(watchers.get(0).told());
    assertThat(all.stream().filter(event -> event.data().contains("another one goes on with it")))
        .hasSize(1);
  }

  private static JsonNode node(OwnServer answering, String name) {
    return StreamSupport.stream(json(answering.get("/api/nodes").body()).spliterator(), false)
        .filter(node -> node.get("id").asText().startsWith(name + "-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(5)
  void each_server_tells_the_other_what_it_has_to_do_and_measures_itself() {
    String run = one.run("events=1000000&micros=20000");
    OwnServer working = worker(run);
    String name = working == one ? "one" : "two";
    CountingWatcher watcher = CountingWatcher.of(other(working), run, null);
    await().until(() -> node(one, name).get("runs").asInt() == 1);
    await().until(() -> node(two, name.equals("one") ? "two" : "one").get("streams").asInt() == 1);

    assertThat(node(two, name).get("version").asText()).matches("\\S+ built 20\\S+Z");
    assertThat(node(two, name).get("stale").asBoolean()).isFalse();
    assertThat(node(two, name).get("draining").asBoolean()).isFalse();
    assertThat(measured(working, "run_leases_held")).isEqualTo(1);
    assertThat(measured(working, "run_claims_total")).isPositive();
    // streams of a server that a test before has killed count until it is stale
    await().until(() -> measured(working, "streams_open_elsewhere") == 1);
    assertThat(measured(other(working), "streams_open")).isEqualTo(1);
    assertThat(measured(other(working), "run_notices_listening")).isEqualTo(1);
    assertThat(measured(other(working), "run_tail_lag_seconds")).isBetween(0.0, 30.0);
    assertThat(measured(other(working), "run_lease_renewal_age_seconds")).isBetween(0.0, 30.0);
    OwnServer.send(working.request("/api/runs/" + run).DELETE().build());
    await().until(watcher::isDone);
  }

  private static double measured(OwnServer server, String name) {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  @Order(6)
  void a_server_that_cannot_renew_its_leases_is_not_ready_until_it_can() throws SQLException {
    try (Connection lock = lockRuns()) {
      await()
          .until(
              () -> one.get("/health/ready"),
              answer ->
                  answer.statusCode() == 503
                      && answer.body().contains("leases have not been renewed for"));
      lock.rollback();
    }
    await().until(() -> one.get("/health/ready").statusCode() == 200);
    await().until(() -> two.get("/health/ready").statusCode() == 200);
  }

  @Test
  @Order(7)
  void through_nginx_as_the_document_sets_it_up_events_come_one_by_one() throws Exception {
    try (Nginx front = nginx()) {
      assertThat(OwnServer.send(front.anonymous("/api/runs").build()).statusCode()).isEqualTo(401);
      HttpRequest start =
          front
              .request("/api/synthetic-runs?events=40&micros=100000")
              .POST(BodyPublishers.noBody())
              .build();
      List<Long> lines = arrivals(front, OwnServer.send(start).body());

      assertThat(lines).hasSize(40);
      assertThat(Duration.ofNanos(lines.get(39) - lines.get(0)))
          .isGreaterThan(Duration.ofSeconds(2));
    }
  }

  /** When the log lines of a run came. */
  private static List<Long> arrivals(Nginx front, String run) throws IOException {
    List<Long> times = new ArrayList<>();
    try (SseReader stream = open(front.request("/api/runs/" + run + "/events").build())) {
      for (SseEvent event = stream.next(); event != null; event = stream.next()) {
        if (event.name().equals("logs")) {
          times.add(System.nanoTime());
        }
      }
    }
    return times;
  }

  /** Pages that come once somebody watches, the last of them once a server is gone. */
  private record GatedPages(CountDownLatch watched, CountDownLatch killed) {

    void answer(Request request, Reply reply) throws IOException, InterruptedException {
      int page = Integer.parseInt(request.path().substring("/event/".length()));
      reply.pause(300);
      watched.await();
      if (page > PAGES * 2 / 3) {
        killed.await();
      }
      reply.html(SitePages.workshop("Song " + (100 + page)));
    }
  }

  @Test
  @Order(8)
  void when_a_server_is_killed_the_other_goes_on_and_every_watcher_has_each_event_once()
      throws IOException {
    list(PAGES);
    GatedPages pages = new GatedPages(new CountDownLatch(1), new CountDownLatch(1));
    ServerClient.SITE.at("/event/*", pages::answer);
    HttpResponse<String> started = OwnServer.send(refreshOf(one));
    String run = json(started.body()).get("id").asText();
    await().until(() -> ServerClient.SITE.requests().size() > 2);
    OwnServer working = worker(run);
    OwnServer other = other(working);
    List<CountingWatcher> watchers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      watchers.add(CountingWatcher.of(working, other, run));
      watchers.add(CountingWatcher.of(other::request, run, null));
    }
    List<CountingWatcher> behind = watchersBehindNginx(run);
    watchers.addAll(behind);
    await().until(() -> watchers.stream().allMatch(watcher -> watcher.last() > 0));
    pages.watched().countDown();
    await().until(() -> ServerClient.SITE.requests().size() > PAGES / 2);

    working.kill();
    pages.killed().countDown();

    assertToldTheSame(watchers, events(other, run));
    watchers.removeAll(behind);
    assertThat(watchers.stream().mapToInt(CountingWatcher::connections).sum()).isEqualTo(300);
    assertStartsBehindNginx(behind);
    assertThat(state(other, run)).isEqualTo("completed");
    assertThat(json(other.get("/api/runs?studio_id=test_site").body()).get("runs")).hasSize(1);
    assertThat(songs(other, "test_site"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(101, 100 + PAGES).mapToObj(i -> "song " + i).toList());
  }

  /** Watchers at both servers, each of which comes back to nginx; none where that is absent. */
  private static List<CountingWatcher> watchersBehindNginx(String run) throws IOException {
    List<CountingWatcher> watchers = new ArrayList<>();
    if (Program.onPath("nginx").isPresent()) {
      nginx = nginx();
      for (int i = 0; i < 20; i++) {
        watchers.add(CountingWatcher.comingBackTo(nginx::request, run));
      }
    }
    return watchers;
  }

  /** Those whose server was killed have come back, and a run is started by the one that is left. */
  private static void assertStartsBehindNginx(List<CountingWatcher> watchers) {
    if (nginx != null) {
      assertThat(watchers.stream().mapToInt(CountingWatcher::connections).sum())
          .isGreaterThan(watchers.size());
      for (int i = 0; i < 6; i++) { // whichever of the three it tries first
        HttpRequest start =
            nginx
                .request("/api/synthetic-runs?events=1&subject=behind-" + i)
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(OwnServer.send(start).statusCode()).isEqualTo(200);
      }
    }
  }

  private static HttpRequest refreshOf(OwnServer server) {
    return server
        .request("/api/runs")
        .POST(
            BodyPublishers.ofString("{\"kind\":\"refresh-workshops\",\"studio_id\":\"test_site\"}"))
        .build();
  }
}
