package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.server.FrontProxy.Kind;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams through the proxies that the files in {@code deploy} set up. */
class FrontProxyIT extends OnOwnServer {

  private static final int WATCHERS = 50;
  private static final int EVENTS = 60;

  /** The last event before a run waits for its watchers. */
  private static final int OPENING = 2;

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server = OwnServer.start("access.everyone=true", "access.trusted-proxies=127.0.0.1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void fifty_watchers_get_event_by_event_all_that_a_direct_one_gets(Kind kind) throws Exception {
    try (FrontProxy proxy = FrontProxy.start(kind, server.port())) {
      String run = server.run("micros=50000&events=" + EVENTS + "&watchers=" + (WATCHERS + 1));
      List<CountingWatcher> watchers = watching(proxy, run);
      CountingWatcher direct = CountingWatcher.of(server, run, null);
      await().atMost(Duration.ofMinutes(2)).until(direct::isDone);
      long end = System.nanoTime();
      assertSame(watchers, direct);

      assertThat(watchers).allMatch(watcher -> watcher.connections() == 1);
      assertThat(watchers)
          .as("the first lines come long before the last one is written")
          .allMatch(watcher -> watcher.times().get(5L) < end - Duration.ofSeconds(1).toNanos());
      System.out.printf("%s: %s%n", kind, delays(watchers, direct));
      assertCompressed(proxy, run);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void watchers_go_on_where_they_were_when_the_proxy_is_started_again(Kind kind) throws Exception {
    try (FrontProxy proxy = FrontProxy.start(kind, server.port())) {
      String run = server.run("micros=100000&events=" + EVENTS + "&watchers=" + WATCHERS);
      List<CountingWatcher> watchers = watching(proxy, run);
      await().atMost(Duration.ofMinutes(1)).until(() -> watchers.get(0).last() > 5);

      proxy.restart();

      CountingWatcher direct = CountingWatcher.of(server, run, null);
      await().atMost(Duration.ofMinutes(2)).until(direct::isDone);
      assertSame(watchers, direct);
      assertThat(watchers).allMatch(watcher -> watcher.connections() > 1);
    }
  }

  private static List<CountingWatcher> watching(FrontProxy proxy, String run) {
    return IntStream.range(0, WATCHERS)
        .mapToObj(i -> CountingWatcher.persistent(proxy.client(), proxy::request, run))
        .toList();
  }

  private static void assertSame(List<CountingWatcher> watchers, CountingWatcher direct) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> watchers.stream().allMatch(CountingWatcher::isDone));
    assertThat(watchers)
        .allSatisfy(
            watcher -> {
              assertThat(watcher.problem()).isEmpty();
              assertThat(watcher.last()).isEqualTo(direct.last());
              assertThat(watcher.told()).isEqualTo(direct.told());
            });
  }

  /**
   * How much later than at the direct watcher events came, for people to read. Not those by which
   * the run begins: then it waits for its watchers, and each gets them when it has come.
   */
  private static String delays(List<CountingWatcher> watchers, CountingWatcher direct) {
    List<Long> delays = new ArrayList<>();
    for (CountingWatcher watcher : watchers) {
      direct.times().entrySet().stream()
          .filter(event -> event.getKey() > OPENING)
          .map(event -> (watcher.times().get(event.getKey()) - event.getValue()) / 1_000_000)
          .forEach(delays::add);
    }
    delays.sort(null);
    return "later than direct by %d ms at the median, %d ms at most, over %d deliveries"
        .formatted(delays.get(delays.size() / 2), delays.get(delays.size() - 1), delays.size());
  }

  private static void assertCompressed(FrontProxy proxy, String run) throws Exception {
    HttpResponse<byte[]> answer =
        proxy
            .client()
            .send(
                proxy
                    .request("/api/runs/" + run + "/events")
                    .header("Accept-Encoding", "gzip")
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).contains("event: complete");
  }
}
