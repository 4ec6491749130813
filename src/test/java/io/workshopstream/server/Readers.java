package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.NodePackages;
import io.workshopstream.Program;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.sse.SseEventSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Other people's readers of event streams, each of which reads one stream until {@code complete}.
 */
final class Readers {

  static final List<String> NAMES =
      List.of("run", "logs", "progress_bar", "complete", "error", "close");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Readers() {}

  private static List<SseEvent> parse(String json) throws IOException {
    return JSON.readValue(json, new TypeReference<>() {});
  }

  /** The EventSource of a browser that shows a page of the server. */
  static List<SseEvent> chromium(ChromeDriver browser, String address) throws IOException {
    browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
    Object arrived =
        browser.executeAsyncScript(
            """
            const [address, names, done] = arguments;
            const arrived = [];
            const source = new EventSource(address);
            for (const name of names) {
              source.addEventListener(name, ({ lastEventId, type, data }) => {
                arrived.push({ id: lastEventId, name: type, data });
                if (type === 'complete') {
                  source.close();
                  done(JSON.stringify(arrived));
                }
              });
            }
            """,
            address,
            NAMES);
    return parse(String.valueOf(arrived));
  }

  /** A script of ours for Node. */
  static List<SseEvent> node(String script, String address) throws Exception {
    Program node = NodePackages.node();
    List<String> arguments = new ArrayList<>(List.of(script, address));
    arguments.addAll(NAMES);
    return parse(node.run(NodePackages.SCRIPTS, arguments));
  }

  /**
   * The client of Jakarta REST's reference implementation; unlike the standard it also tells of
   * blocks without an event, such as comments.
   */
  static List<SseEvent> jersey(String address) throws InterruptedException {
    List<SseEvent> arrived = new CopyOnWriteArrayList<>();
    CountDownLatch complete = new CountDownLatch(1);
    try (Client client = ClientBuilder.newClient();
        SseEventSource source = SseEventSource.target(client.target(address)).build()) {
      source.register(
          event -> {
            if (event.getName() != null) {
              arrived.add(new SseEvent(event.getId(), event.getName(), event.readData()));
            }
            if ("complete".equals(event.getName())) {
              complete.countDown();
            }
          });
      source.open();
      assertThat(complete.await(1, TimeUnit.MINUTES)).as("Jersey got complete").isTrue();
    }
    return List.copyOf(arrived);
  }

  /** The bytes as curl gets them, read by the test's own reader. */
  static List<SseEvent> curl(String address) throws Exception {
    String bytes = Program.ifPresent("curl").run(Path.of("."), "-sS", "-N", address);
    List<SseEvent> arrived = new ArrayList<>();
    try (SseReader reader = new SseReader(new ByteArrayInputStream(bytes.getBytes(UTF_8)))) {
      for (SseEvent event = reader.next(); event != null; event = reader.next()) {
        arrived.add(event);
      }
    }
    return arrived;
  }
}
