package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.testsite.Slow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was told is there after a crash, whatever happened to the server or its disk before. */
class StorageIT extends OnOwnServer {

  private static final int PAGES = 12;

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server = OwnServer.start("stream.heartbeat=PT1S");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void give_the_disk_back() {
    server.freeDisk();
  }

  @BeforeEach
  void announce_the_first_version() {
    announce(14);
  }

  /** The version is the hour at which all workshops begin. */
  private static void announce(int version) {
    ServerClient.SITE.clear();
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= PAGES; i++) {
      list.append("<a href='/event/").append(i).append("'>event</a>");
      ServerClient.SITE.page(
          "/event/" + i, SitePages.workshop("Song " + i).replace("T17", "T" + version));
    }
    ServerClient.SITE.page("/list", list.toString());
  }

  private static List<SseEvent> refresh() {
    return stream(
        server.request("/api/streaming/refresh-workshops?studio_id=test_site&detail=full").build());
  }

  private static String run(List<SseEvent> events) {
    String id = events.get(events.size() - 1).id();
    return id.substring(0, id.indexOf('-'));
  }

  private static List<SseEvent> replay(String run) {
    return logged(stream(server.request("/api/runs/" + run + "/events?detail=full").build()));
  }

  private static void assertCatalogueIs(int version) {
    String stored = server.get("/api/stored-workshops/test_site").body();
    assertThat(stored.split("\"start\":\"" + version + ":00:00\"", -1)).hasSize(PAGES + 1);
    assertThat(stored.split("\"uuid\"", -1)).hasSize(PAGES + 1);
  }

  private static void assertState(String run, String state) {
    assertThat(server.get("/api/runs/" + run).body()).contains("\"state\":\"" + state + "\"");
  }

  @Test
  void stopped_started_refreshed_and_killed_a_server_has_all_that_it_told() {
    List<SseEvent> first = logged(refresh());
    server.stop();
    assertThat(server.awaitEnd(Duration.ofSeconds(60))).isTrue();
    server.startAgain();
    announce(15);
    List<SseEvent> second = logged(refresh());
    announce(16);
    ServerClient.SITE.at(
        "/event/7", new Slow(60_000, (request, reply) -> reply.html(SitePages.closed())));
    List<SseEvent> third =
        logged(
            stream(
                server
                    .request("/api/streaming/refresh-workshops?studio_id=test_site&detail=full")
                    .build(),
                event -> event.name().equals("progress_bar") && event.data().contains(" 5 of ")));

    server.kill();
    announce(16);
    server.startAgain();

    for (List<SseEvent> told : List.of(first, second)) {
      assertThat(told).last().extracting(SseEvent::name).isEqualTo("complete");
      assertThat(replay(run(told))).isEqualTo(told);
      assertState(run(told), "completed");
    }
    List<SseEvent> after = replay(run(third));
    assertThat(after.subList(0, third.size())).isEqualTo(third);
    assertThat(after)
        .extracting(SseEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, after.size()).boxed().toList());
    assertThat(after).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(after.toString()).contains("another one goes on");
    assertState(run(third), "completed");
    assertCatalogueIs(16);
  }

  @Test
  void a_full_disk_is_told_and_what_was_told_complete_is_there_after_a_crash() {
    List<SseEvent> first = logged(refresh());
    assertThat(first).last().extracting(SseEvent::name).isEqualTo("complete");
    announce(15);
    ServerClient.SITE.at(
        "/event/3",
        new Slow(
            3000,
            (request, reply) -> reply.html(SitePages.workshop("Song 3").replace("T17", "T15"))));
    CompletableFuture<List<SseEvent>> second =
        CompletableFuture.supplyAsync(() -> logged(refresh()));
    await().until(() -> !ServerClient.SITE.requests("/event/3").isEmpty());
    String filler = server.run("events=3000&bytes=5000&micros=1000");
    server.fillDisk();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(server.get("/health/ready").body())
                    .containsAnyOf("the database cannot write", "the database does not answer"));
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(second).as("nothing is told that is not stored").isNotDone();
    // The embedded database closes itself when it cannot write, and then cannot be read either.
    assertThat(server.get("/api/workshops").statusCode()).isIn(200, 503);

    server.freeDisk();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(server.get("/health/ready").statusCode()).isEqualTo(200));
    assertThat(second.join()).last().extracting(SseEvent::name).isEqualTo("complete");
    ServerClient.send(server.request("/api/runs/" + filler).DELETE().build());
    List<SseEvent> third = logged(refresh());
    assertThat(third).last().extracting(SseEvent::name).isEqualTo("complete");
    server.kill();
    server.startAgain();

    assertCatalogueIs(15);
    assertThat(replay(run(first))).isEqualTo(first);
    assertThat(replay(run(third))).isEqualTo(third);
    assertThat(replay(run(second.join()))).isEqualTo(second.join());
  }
}
