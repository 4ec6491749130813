package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

/**
 * On a server with the embedded database. All these classes share it, one after the other, because
 * a start costs more than most of their tests; each finds the catalogue empty. A class with a
 * server of other settings on the same port ends it; the next of these starts a new one.
 */
abstract class OnServer extends ServerClient {

  private static final Pattern RUN = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static @Nullable OwnServer shared;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(OnServer::leavePort));
  }

  @BeforeAll
  static void take_the_server() {
    start();
    cancelRuns("queued");
    cancelRuns("running");
    awaitNoRun();
    assertThat(post("/api/fresh-start", "").statusCode()).isEqualTo(204);
  }

  /** What a class before may have left under way. */
  private static void cancelRuns(String state) {
    Matcher ids = RUN.matcher(get("/api/runs?state=" + state).body());
    while (ids.find()) {
      send(request("/api/runs/" + ids.group(1)).DELETE().build());
    }
  }

  private static synchronized void start() {
    if (shared == null || !shared.isAlive()) {
      FreePorts.awaitFree(PORT);
      shared =
          OwnServer.start(
              PORT,
              "crawl.read-timeout=PT4S",
              "crawl.page-timeout=PT6S",
              "database.url=jdbc:h2:mem:tests;DB_CLOSE_DELAY=-1");
    }
  }

  /** What the server has written. */
  static synchronized List<String> serverLines() {
    return Objects.requireNonNull(shared).lines();
  }

  static synchronized void leavePort() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }
}
