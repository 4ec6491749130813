package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.testsite.Reply;
import io.workshopstream.testsite.Request;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two servers on one PostgreSQL, of which one is killed in the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersIT extends OnTwoServers {

  private static final int PAGES = 30;
  private static final int KEYS = 20;

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

  /** As when a machine sleeps, or its memory is collected for too long. */
  @Test
  @Order(3)
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
    await().until(() -> worker(run) == other);
    frozen.thaw();

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
  @Order(4)
  void when_a_server_is_killed_the_other_goes_on_and_every_watcher_has_each_event_once() {
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
    await().until(() -> watchers.stream().allMatch(watcher -> watcher.last() > 0));
    pages.watched().countDown();
    await().until(() -> ServerClient.SITE.requests().size() > PAGES / 2);

    working.kill();
    pages.killed().countDown();

    assertToldTheSame(watchers, events(other, run));
    assertThat(watchers.stream().mapToInt(CountingWatcher::connections).sum()).isEqualTo(300);
    assertThat(state(other, run)).isEqualTo("completed");
    assertThat(json(other.get("/api/runs?studio_id=test_site").body()).get("runs")).hasSize(1);
    assertThat(songs(other, "test_site"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(101, 100 + PAGES).mapToObj(i -> "song " + i).toList());
  }

  private static HttpRequest refreshOf(OwnServer server) {
    return server
        .request("/api/runs")
        .POST(
            BodyPublishers.ofString("{\"kind\":\"refresh-workshops\",\"studio_id\":\"test_site\"}"))
        .build();
  }
}
