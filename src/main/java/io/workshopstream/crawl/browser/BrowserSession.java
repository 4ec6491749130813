package io.workshopstream.crawl.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.page.Fetch;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/**
 * One window of the browser with nothing in it from others, from its opening to its end. For one
 * thread, except {@link #abort}.
 */
final class BrowserSession implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TO_CLOSE = Duration.ofSeconds(5);
  private static final JsonNode NO_BODY = JSON.createObjectNode();

  private final WebDriverClient driver;
  private final Clock clock;
  private final Instant deadline;
  private String path = "";
  private volatile @Nullable HttpUriRequestBase current;
  private volatile boolean aborted;

  /**
   * @param deadline the end of every command but {@link #close}
   */
  BrowserSession(WebDriverClient driver, Clock clock, Instant deadline) {
    this.driver = driver;
    this.clock = clock;
    this.deadline = deadline;
  }

  /**
   * Opens the window. Nobody can abort this: a window that opens while nobody listens any more
   * would stay open.
   */
  void open(ObjectNode capabilities) throws WebDriverException {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("capabilities").set("alwaysMatch", capabilities);
    JsonNode opened = driver.send(driver.command("POST", "/session", body, left()));
    if (!opened.path("sessionId").isTextual()) {
      throw new WebDriverException(WebDriverFailures.unreadable());
    }
    path = "/session/" + opened.path("sessionId").asText();
  }

  /** Goes to an address and waits until its HTML is read. */
  void go(URI address) throws WebDriverException {
    command("POST", "/url", JSON.createObjectNode().put("url", address.toASCIIString()));
  }

  /** What a script, given as the body of a function, returns. */
  JsonNode run(String script) throws WebDriverException {
    ObjectNode body = JSON.createObjectNode().put("script", script);
    body.putArray("args");
    return command("POST", "/execute/sync", body);
  }

  void resize(int width, int height) throws WebDriverException {
    ObjectNode size = JSON.createObjectNode().put("width", width).put("height", height);
    command("POST", "/window/rect", size);
  }

  /** Where the window is now. */
  String address() throws WebDriverException {
    return command("GET", "/url", NO_BODY).asText();
  }

  /** The page as HTML, with what its scripts made of it. */
  String source() throws WebDriverException {
    return command("GET", "/source", NO_BODY).asText();
  }

  /** What the window shows, as PNG. */
  byte[] screenshot() throws WebDriverException {
    String base64 = command("GET", "/screenshot", NO_BODY).asText();
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException broken) {
      throw new WebDriverException(WebDriverFailures.unreadable());
    }
  }

  private JsonNode command(String method, String name, JsonNode body) throws WebDriverException {
    if (left().isZero()) {
      throw new WebDriverException(WebDriverFailures.timedOut());
    }
    HttpUriRequestBase request = driver.command(method, path + name, body, left());
    current = request;
    if (aborted) {
      throw new WebDriverException(FetchFailure.retryable(Fetch.Reason.NOT_RENDERED, "aborted"));
    }
    return driver.send(request);
  }

  private Duration left() {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Ends the command under way and all that follow; the window still has to be closed. */
  void abort() {
    aborted = true;
    HttpUriRequestBase request = current;
    if (request != null) {
      request.cancel();
    }
  }

  /** Closes the window; when that is impossible, nothing more can be done about it. */
  @Override
  public void close() {
    if (!path.isEmpty()) {
      try {
        driver.send(driver.command("DELETE", path, NO_BODY, TO_CLOSE));
      } catch (WebDriverException gone) {
        System.getLogger(BrowserSession.class.getName())
            .log(System.Logger.Level.DEBUG, "A window could not be closed", gone);
      }
    }
  }
}
