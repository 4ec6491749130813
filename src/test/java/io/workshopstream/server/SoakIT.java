package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs, cuts, resumes and cancels for some minutes, then a verdict on leaks and lost events;
 * started by {@code src/test/scripts/soak.sh}.
 */
@EnabledIfSystemProperty(named = "soak.minutes", matches = "\\d+")
class SoakIT extends OnOwnServer {

  private static final int RUNS = 6;
  private static final int WATCHERS_OF_EACH = 8;
  private static final int WARM_UP_ROUNDS = 15;

  /** Longer than the server keeps an idle connection ({@code payara-config/preboot.asadmin}). */
  private static final Duration IDLE = Duration.ofSeconds(75);

  private static final long MEGABYTE = 1024 * 1024;

  private final Random random = new Random(7);
  private final List<String> problems = new ArrayList<>();
  private long rounds;
  private long runs;
  private long cancelled;
  private long watched;
  private long connections;
  private long events;

  @Test
  void nothing_leaks_and_nothing_is_lost() throws IOException {
    long minutes = Long.getLong("soak.minutes");
    try (OwnServer server = OwnServer.start("run.parallel=8", "stream.heartbeat=PT1S")) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        round(server);
      }
      Vitals before = settled(server);
      long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
      List<Vitals> during = new ArrayList<>();
      while (System.nanoTime() < end) {
        round(server);
        during.add(server.vitals());
      }
      Vitals after = settled(server);
      report(minutes, before, during, after);
      assertThat(problems).isEmpty();
      assertThat(during).flatExtracting(Vitals::writing).isEmpty();
      assertThat(after.files()).isLessThanOrEqualTo(before.files() + 10);
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 10);
      assertThat(after.heap()).isLessThan(before.heap() + 30 * MEGABYTE);
    }
  }

  /**
   * Some runs at once, each with watchers that come and go and one that stays; some are cancelled.
   */
  private void round(OwnServer server) {
    List<CountingWatcher> watchers = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      int many = 200 + random.nextInt(800);
      String how = "events=%d&mixed=true&bytes=%d&micros=%d";
      ids.add(server.run(how.formatted(many, random.nextInt(500), random.nextInt(3000))));
    }
    for (String id : ids) {
      watchers.add(CountingWatcher.of(server, id, null));
      for (int i = 1; i < WATCHERS_OF_EACH; i++) {
        watchers.add(CountingWatcher.of(server, id, () -> 5 + random.nextInt(200)));
      }
    }
    String stopped = ids.get(random.nextInt(RUNS));
    int status =
        OwnServer.send(server.request("/api/runs/" + stopped).DELETE().build()).statusCode();
    cancelled += status == 202 ? 1 : 0;
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> watchers.stream().allMatch(CountingWatcher::isDone));
    count(server, ids, watchers);
  }

  private void count(OwnServer server, List<String> ids, List<CountingWatcher> watchers) {
    rounds++;
    runs += ids.size();
    watched += watchers.size();
    for (int i = 0; i < watchers.size(); i++) {
      CountingWatcher watcher = watchers.get(i);
      String id = ids.get(i / WATCHERS_OF_EACH);
      connections += watcher.connections();
      events += watcher.last();
      String body = server.get("/api/runs/" + id).body();
      long all = Long.parseLong(body.replaceAll("(?s).*?\"events\":(\\d+).*", "$1"));
      if (!watcher.problem().isEmpty() || watcher.last() != all) {
        problems.add(
            "run %s: %s, saw %d of %d".formatted(id, watcher.problem(), watcher.last(), all));
      }
    }
  }

  /** Once all streams have ended and the server has let go of the connections that idle. */
  private static Vitals settled(OwnServer server) {
    await().atMost(Duration.ofMinutes(1)).until(() -> server.vitals().streams() == 0);
    await().pollDelay(IDLE).atMost(IDLE.multipliedBy(2)).until(() -> true);
    return server.vitals();
  }

  private void report(long minutes, Vitals before, List<Vitals> during, Vitals after)
      throws IOException {
    long peak = during.stream().mapToLong(Vitals::heap).max().orElse(0);
    String words =
        """
        minutes %d, rounds %d, runs %d, of them cancelled %d
        watchers %d, connections %d, events received %d, lost or twice %d
        heap MB: before %d, highest %d, after %d
        threads: before %d, after %d; open files: before %d, after %d
        threads that waited in a write: %d
        verdict: %s
        """
            .formatted(
                minutes,
                rounds,
                runs,
                cancelled,
                watched,
                connections,
                events,
                problems.size(),
                before.heap() / MEGABYTE,
                peak / MEGABYTE,
                after.heap() / MEGABYTE,
                before.threads(),
                after.threads(),
                before.files(),
                after.files(),
                during.stream().mapToLong(vitals -> vitals.writing().size()).sum(),
                problems.isEmpty() ? "nothing lost" : problems.toString());
    Files.writeString(Path.of("target/soak.txt"), words);
  }
}
