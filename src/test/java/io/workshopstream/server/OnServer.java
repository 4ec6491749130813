package io.workshopstream.server;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On a server with the embedded database. */
abstract class OnServer extends ServerClient {

  @Deployment(testable = false)
  static WebArchive application() {
    return nextWar();
  }

  /** Waits until no run of an earlier test is at work, so that what is counted is this test's. */
  static void awaitNoRun() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Stream.of("queued", "running")
                    .map(state -> get("/api/runs?state=" + state).body())
                    .allMatch(runs -> runs.startsWith("{\"runs\":[]")));
  }
}
