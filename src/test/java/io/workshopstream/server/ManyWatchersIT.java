package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five hundred watchers on one run, among them some that do not read and some that come and go. */
class ManyWatchersIT extends OnOwnServer {

  private static final int HEALTHY = 400;
  private static final int STALLED = 50;
  private static final int RETURNING = 50;
  private static final int WATCHERS = HEALTHY + STALLED + RETURNING / 2; // the others may be away
  private static final int EVENTS = 1200;
  private static final int HTTP_THREADS = 200; // the server's own, at most
  private static final long MEGABYTE = 1024 * 1024;

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server =
        OwnServer.start(
            "stream.heartbeat=PT1S", "stream.write-timeout=PT10S", "stream.pending-bytes=65536");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Opens a stream and never reads from it. */
  private static Socket stalled(String run) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("localhost", server.port()));
    String head = "GET /api/runs/%s/events?detail=full HTTP/1.1\r\nHost: localhost:%d\r\n\r\n";
    socket.getOutputStream().write(head.formatted(run, server.port()).getBytes(UTF_8));
    return socket;
  }

  private static Vitals settled() {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(server.vitals().streams()).isZero());
    return server.vitals();
  }

  @Test
  void every_healthy_watcher_gets_all_events_and_the_others_cost_nobody_anything()
      throws IOException {
    warmUp();
    Vitals before = settled();
    String run = server.run("events=" + EVENTS + "&bytes=4096&micros=4000&watchers=" + WATCHERS);
    List<CountingWatcher> watchers = new ArrayList<>();
    for (int i = 0; i < HEALTHY; i++) {
      watchers.add(CountingWatcher.of(server, run, null));
    }
    Random random = new Random(1);
    for (int i = 0; i < RETURNING; i++) {
      watchers.add(CountingWatcher.of(server, run, () -> 20 + random.nextInt(150)));
    }
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < STALLED; i++) {
      stalled.add(stalled(run));
    }

    List<Vitals> during = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              during.add(server.vitals());
              return watchers.stream().allMatch(CountingWatcher::isDone);
            });

    assertThat(watchers).extracting(CountingWatcher::problem).containsOnly("");
    assertThat(watchers).extracting(CountingWatcher::last).containsOnly(EVENTS + 3L);
    assertThat(watchers.subList(HEALTHY, HEALTHY + RETURNING))
        .allMatch(watcher -> watcher.connections() > 3);
    assertThat(during).flatExtracting(Vitals::writing).isEmpty();
    assertThat(during).allMatch(vitals -> vitals.heap() < before.heap() + 200 * MEGABYTE);
    assertThat(during).allMatch(vitals -> vitals.threads() < HTTP_THREADS + 120);
    settled(); // the stalled ones were cut, though they never left
    for (Socket socket : stalled) {
      socket.close();
    }
    await() // the server drops an idle connection after a minute
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> assertThat(server.vitals().files()).isLessThanOrEqualTo(before.files() + 5));
    assertThat(server.vitals().heap()).isLessThan(before.heap() + 60 * MEGABYTE);
  }

  /** So that what is loaded and opened once is not taken for a leak. */
  private static void warmUp() throws IOException {
    String run = server.run("events=20&bytes=100&micros=1000");
    CountingWatcher watcher = CountingWatcher.of(server, run, () -> 10);
    stalled(run).close();
    await().atMost(Duration.ofSeconds(30)).until(watcher::isDone);
  }
}
