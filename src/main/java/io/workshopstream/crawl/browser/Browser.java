package io.workshopstream.crawl.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workshopstream.crawl.page.BrowserLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The browser of all crawls: a few windows at a time. Safe for many threads; nobody waits inside.
 */
public final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where a Chromium takes its options, and the names that it goes by. */
  private static final Map<String, Set<String>> CHROMIUMS =
      Map.of(
          "goog:chromeOptions", Set.of("chrome", "chromium"),
          "ms:edgeOptions", Set.of("MicrosoftEdge", "msedge"));

  private static final String HOST_RULES = "--host-resolver-rules";
  private static final String DOWNLOADS = "download_restrictions";
  private static final int NO_DOWNLOADS = 3;
  private static final int BESIDES = 65_536;

  private final BrowserLimits limits;
  private final Clock clock;
  private final ObjectNode capabilities;
  private final Semaphore turns;
  private final @Nullable WebDriverClient driver;

  /**
   * @param longest the longest page that is read, in bytes
   * @throws IllegalArgumentException when the capabilities are no JSON object
   */
  public Browser(BrowserLimits limits, int longest, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    capabilities = parsed(limits.capabilities());
    turns = new Semaphore(limits.parallel());
    URI address = limits.address();
    int picture = limits.screenshotBytes() / 3 * 4;
    // escapes of JSON and the padding of base64 take room
    int result = Math.max(2 * longest, picture) + BESIDES;
    driver = address == null ? null : new WebDriverClient(address, result);
  }

  private static ObjectNode parsed(String capabilities) {
    try {
      if (JSON.readTree(capabilities) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("crawl.browser.capabilities is no valid JSON", broken);
    }
    throw new IllegalArgumentException("crawl.browser.capabilities is no JSON object");
  }

  public boolean isThere() {
    return driver != null;
  }

  /** Whether a turn would be given just now. */
  public boolean isFree() {
    return turns.availablePermits() > 0;
  }

  /** Takes a turn; whoever gets it has to {@link #leave}. */
  public boolean enter() {
    return turns.tryAcquire();
  }

  public void leave() {
    turns.release();
  }

  public BrowserLimits limits() {
    return limits;
  }

  Instant now() {
    return clock.instant();
  }

  /** A window that is not open yet. */
  BrowserSession session(Instant deadline) {
    if (driver == null) {
      throw new IllegalStateException("there is no browser");
    }
    return new BrowserSession(driver, clock, deadline);
  }

  /**
   * What to ask for so that one page is opened; rules that the operator has set stay as they are.
   */
  ObjectNode capabilities(String resolverRules) {
    ObjectNode wanted = capabilities.deepCopy();
    wanted.put("pageLoadStrategy", "eager");
    wanted.put("unhandledPromptBehavior", "dismiss");
    ObjectNode times = wanted.putObject("timeouts");
    times
        .put("pageLoad", limits.settleTimeout().toMillis())
        .put("script", limits.settleTimeout().toMillis());
    CHROMIUMS.forEach(
        (options, names) -> {
          if (wanted.has(options) || names.contains(wanted.path("browserName").asText())) {
            lockIn(wanted.withObject("/" + options), resolverRules);
          }
        });
    return wanted;
  }

  /** A page's scripts shall reach nothing private and leave no files behind. */
  private static void lockIn(ObjectNode chromium, String resolverRules) {
    ArrayNode arguments = chromium.withArray("args");
    if (!has(arguments, HOST_RULES)) {
      arguments.add(HOST_RULES + "=" + resolverRules);
    }
    ObjectNode preferences = chromium.withObject("/prefs");
    if (!preferences.has(DOWNLOADS)) {
      preferences.put(DOWNLOADS, NO_DOWNLOADS);
    }
  }

  private static boolean has(ArrayNode arguments, String name) {
    for (JsonNode argument : arguments) {
      if (argument.asText().startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    if (driver != null) {
      driver.close();
    }
  }
}
