package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is stopped says goodbye. */
class ShutdownIT extends OnOwnServer {

  private static final int WATCHERS = 12;

  private final OwnServer server = OwnServer.start("run.parallel=1");
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    server.close();
    threads.shutdownNow();
  }

  /** What one watcher saw. */
  private record Seen(List<SseEvent> events, String retry) {}

  private CompletableFuture<Seen> watch(String path) {
    return CompletableFuture.supplyAsync(
        () -> {
          List<SseEvent> events = new ArrayList<>();
          String[] retry = {""};
          try (SseReader reader = open(server.request(path).build())) {
            for (SseEvent event = reader.next(); event != null; event = reader.next()) {
              events.add(event);
              retry[0] = reader.retry();
            }
          } catch (java.io.IOException cut) {
            throw new java.io.UncheckedIOException("cut after " + events.size() + " events", cut);
          }
          return new Seen(events, retry[0]);
        },
        threads);
  }

  @Test
  void new_clients_are_turned_away_then_runs_stop_at_a_boundary_then_streams_are_closed()
      throws Exception {
    String working = server.run("events=1000&deaf=4000");
    String waiting = server.run("events=1");
    List<CompletableFuture<Seen>> watchers = new ArrayList<>();
    for (int i = 0; i < WATCHERS; i++) {
      watchers.add(watch("/api/runs/events"));
    }
    CompletableFuture<Seen> onWorking = watch("/api/runs/" + working + "/events");
    CompletableFuture<Seen> onWaiting = watch("/api/runs/" + waiting + "/events");
    await().atMost(Duration.ofMinutes(1)).until(() -> server.vitals().streams() == WATCHERS + 2);

    server.stop();
    Set<Integer> readiness = new HashSet<>();
    while (!onWorking.isDone() || (!readiness.contains(503) && !server.awaitEnd(Duration.ZERO))) {
      readiness.add(readiness());
    }

    assertThat(readiness).contains(503);
    assertThat(server.awaitEnd(Duration.ofSeconds(40))).isTrue();
    assertThat(onWorking.get().events()).last().extracting(SseEvent::name).isEqualTo("close");
    assertThat(onWorking.get().events().toString())
        .contains("The server shuts down: stopping at the next safe boundary");
    assertThat(onWaiting.get().events()).last().extracting(SseEvent::name).isEqualTo("close");
    Set<String> retries = new HashSet<>();
    for (CompletableFuture<Seen> watcher : watchers) {
      Seen seen = watcher.get();
      assertThat(seen.events()).last().extracting(SseEvent::name).isEqualTo("close");
      assertThat(seen.events().get(seen.events().size() - 1).data())
          .contains("the server shuts down");
      retries.add(seen.retry());
    }
    assertThat(retries).hasSizeGreaterThan(WATCHERS / 2);

    server.startAgain();
    await()
        .untilAsserted(
            () ->
                assertThat(server.get("/api/runs/" + working + "/log").body())
                    .contains("another one goes on"));
    ServerClient.send(server.request("/api/runs/" + working).DELETE().build());
    await()
        .untilAsserted(
            () ->
                assertThat(server.get("/api/runs/" + waiting).body())
                    .contains("\"state\":\"completed\""));
  }

  private int readiness() {
    try {
      return server.get("/health/ready").statusCode();
    } catch (java.io.UncheckedIOException refused) {
      return 0;
    }
  }
}
