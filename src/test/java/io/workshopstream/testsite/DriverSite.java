package io.workshopstream.testsite;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A WebDriver server without a browser: every page that it opens shows what {@link #shows} says.
 * Single commands can be made to misbehave.
 */
public final class DriverSite implements AutoCloseable {

  private static final Pattern COMMAND = Pattern.compile("/session/(s\\d+)(.*)");
  private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]*)\"");
  private static final String AT_REST =
      "{\"ready\":true,\"busy\":false,\"height\":2000,\"words\":500,\"resources\":3}";

  private final TestSite server = TestSite.start();
  private final Map<String, Route> faults = new ConcurrentHashMap<>();
  private final Map<String, String> windows = new ConcurrentHashMap<>();
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final AtomicInteger sessions = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private volatile String html = "<p>nothing</p>";

  public DriverSite() {
    server.at("/session", this::open).at("/session/*", this::command);
  }

  /** The HTML of every page, once its scripts ran. */
  public DriverSite shows(String page) {
    html = page;
    return this;
  }

  /**
   * Has a command answered in another way.
   *
   * @param command method and what follows the session: {@code POST /url}; {@code POST} alone opens
   *     one
   */
  public DriverSite at(String command, Route route) {
    faults.put(command, route);
    return this;
  }

  public URI address() {
    return server.address("");
  }

  /** The addresses that were opened, in order. */
  public List<String> opened() {
    return List.copyOf(opened);
  }

  /** How many sessions are open. */
  public int open() {
    return windows.size();
  }

  /** The most sessions that were open at one time. */
  public int most() {
    return most.get();
  }

  /** Everything that was asked. */
  public List<Request> requests() {
    return server.requests();
  }

  /** An answer with that value, given as JSON. */
  public static void value(Reply reply, String json) throws IOException {
    json(reply, 200, "{\"value\":" + json + "}");
  }

  /** An answer that is an error of the protocol. */
  public static Route error(String code, String message) {
    String body = "{\"value\":{\"error\":\"%s\",\"message\":\"%s\",\"stacktrace\":\"\"}}";
    return (request, reply) -> json(reply, 500, body.formatted(code, message));
  }

  private static void json(Reply reply, int status, String json) throws IOException {
    reply.send(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private void open(Request request, Reply reply) throws IOException, InterruptedException {
    Route fault = faults.get("POST");
    if (fault != null) {
      fault.answer(request, reply);
      return;
    }
    String id = "s" + sessions.incrementAndGet();
    windows.put(id, "about:blank");
    most.accumulateAndGet(windows.size(), Math::max);
    value(reply, "{\"sessionId\":\"" + id + "\",\"capabilities\":{}}");
  }

  private void command(Request request, Reply reply) throws IOException, InterruptedException {
    Matcher parts = COMMAND.matcher(request.path());
    if (!parts.matches() || !windows.containsKey(parts.group(1))) {
      error("invalid session id", "").answer(request, reply);
      return;
    }
    String name = request.method() + parts.group(2).replaceFirst("^(?=.)", " ");
    Route fault = faults.get(name);
    if (fault != null) {
      fault.answer(request, reply);
      return;
    }
    value(reply, answer(parts.group(1), name, request));
  }

  private String answer(String window, String command, Request request) {
    switch (command) {
      case "POST /url" -> go(window, request.body());
      case "DELETE" -> windows.remove(window);
      default -> {}
    }
    return switch (command) {
      case "GET /url" -> quoted(windows.getOrDefault(window, ""));
      case "GET /source" -> quoted(html);
      case "GET /screenshot" ->
          quoted(Base64.getEncoder().encodeToString(new byte[] {'P', 'N', 'G'}));
      case "POST /execute/sync" -> AT_REST;
      default -> "null";
    };
  }

  private void go(String window, String body) {
    Matcher url = URL.matcher(body);
    if (url.find()) {
      windows.put(window, url.group(1));
      opened.add(url.group(1));
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  @Override
  public void close() {
    server.close();
  }
}
