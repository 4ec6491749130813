package io.workshopstream.server;

import static org.awaitility.Awaitility.await;

import io.workshopstream.testsite.TestSite;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A test that talks to the built WAR on a real Payara Micro, from outside, over sockets. What it
 * sends and gets is held to the description of the API.
 */
abstract class ServerClient {

  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // 10 are too few on a slow machine
  }

  static final int PORT = Integer.getInteger("it.port", 0);
  static final URI BASE = URI.create("http://localhost:" + PORT);

  /**
   * A studio's site that tests shape; one for all of them, because its port is part of the server's
   * settings.
   */
  static final TestSite SITE = TestSite.start(Integer.getInteger("it.site.port", 0));

  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The WAR for the next server, once the one before it has said goodbye and left the port. */
  static WebArchive nextWar() {
    OnServer.leavePort();
    FreePorts.awaitFree(PORT);
    leavePortOpen();
    return war();
  }

  /**
   * Arquillian asks the server at its boot for the port, and would be told none if it were closed.
   */
  private static void leavePortOpen() {
    try (Stream<String> lines = Files.lines(Path.of("payara-config/preboot.asadmin"))) {
      Files.write(
          Path.of("target/preboot-open-" + PORT + ".asadmin"),
          lines.filter(line -> !line.endsWith(".http-listener.enabled=false")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The built WAR, with what tests put beside it. */
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/workshop-streaming.war"))
        .addClasses(
            SpokenRunResource.class,
            SyntheticRunResource.class,
            SyntheticRunResource.How.class,
            VitalsResource.class,
            StoredWorkshopsResource.class,
            FreshStartResource.class);
  }

  static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(BASE.resolve(path)).timeout(Duration.ofMinutes(2));
  }

  static HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  static HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      Contract.check(Exchange.of(request, answer, answer.body()));
      return answer;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All events of a stream until the server ends it. */
  static List<SseEvent> stream(HttpRequest request) {
    return stream(request, event -> false);
  }

  /**
   * The events of a stream until one that the test looks for, or the end; then the connection is
   * dropped.
   */
  static List<SseEvent> stream(HttpRequest request, Predicate<SseEvent> last) {
    List<SseEvent> events = new ArrayList<>();
    try {
      HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
      Contract.check(Exchange.of(request, response, null));
      if (response.statusCode() != 200) {
        throw new IllegalStateException("status " + response.statusCode());
      }
      try (SseReader reader = new SseReader(response.body())) {
        for (SseEvent event = reader.next(); event != null; event = reader.next()) {
          events.add(event);
          if (last.test(event)) {
            break;
          }
        }
      }
      return events;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpRequest refresh(String studio) {
    return request("/api/streaming/refresh-workshops?studio_id=" + studio).GET().build();
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
