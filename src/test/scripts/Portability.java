import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * What the application has to do on any server, looked at from outside: {@code java
 * Portability.java http://localhost:8008 [http://localhost:9515]}. The server runs the sample
 * profile with an empty database and {@code schedule.jitter=PT0S}, and one studio, vins.dance.co,
 * has a schedule that comes every minute. The second address is a chromedriver; without it no
 * browser is tried.
 *
 * <p>Prints a line for each check, {@code name TAB yes|no|– TAB words}, and ends with the number of
 * those that failed.
 */
public final class Portability {

  private static final Pattern ID = Pattern.compile("(?m)^id: (\\S+)-(\\d+)$");
  private static final Pattern TEXT = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");
  private static final String STUDIO = "dance_n_addiction";

  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private int failed;
  private String run = "";
  private String whole = "";

  private Portability(String address) {
    this.address = address;
  }

  private interface Check {
    /** Words about what was found; fails by an {@link Unmet}. */
    String look() throws Exception;
  }

  private static final class Unmet extends RuntimeException {
    Unmet(String words) {
      super(words);
    }
  }

  public static void main(String[] args) {
    Portability trial = new Portability(args[0]);
    trial.check("pages", trial::pages);
    trial.check("refresh, streamed", trial::refresh);
    trial.check("event by event", trial::live);
    trial.check("gzip", trial::gzip);
    trial.check("gzip, event by event", trial::liveGzip);
    trial.check("resume", trial::resume);
    trial.check("204 when over", trial::nothingMore);
    trial.check("WebSocket", trial::socket);
    trial.check("problem details", trial::problem);
    trial.check("catalogue", trial::catalogue);
    trial.check("images", trial::images);
    if (args.length > 1) {
      trial.check("EventSource in Chromium", () -> trial.browser(args[1]));
    } else {
      System.out.println("EventSource in Chromium\t–\tno chromedriver was named");
    }
    trial.check("health", trial::health);
    trial.check("metrics", trial::metrics);
    trial.check("description (/openapi)", trial::description);
    trial.check("schedule", trial::schedule);
    trial.check("tokens and login", trial::login);
    System.exit(trial.failed);
  }

  private void check(String name, Check check) {
    String words;
    boolean met = false;
    try {
      words = check.look();
      met = true;
    } catch (Unmet unmet) {
      words = unmet.getMessage();
    } catch (Exception broken) {
      words = broken.toString();
    }
    failed += met ? 0 : 1;
    String line = words.replaceAll("\\s+", " ");
    System.out.println(
        name + "\t" + (met ? "yes" : "no") + "\t" + line.substring(0, Math.min(200, line.length())));
  }

  private static void must(boolean met, String words) {
    if (!met) {
      throw new Unmet(words);
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = to(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> status(int wanted, HttpResponse<String> answer) {
    must(answer.statusCode() == wanted, "HTTP " + answer.statusCode() + " " + answer.body());
    return answer;
  }

  private static String text(String json, String name) {
    Matcher pair = TEXT.matcher(json);
    while (pair.find()) {
      if (pair.group(1).equals(name)) {
        return pair.group(2);
      }
    }
    throw new Unmet("no " + name + " in " + json);
  }

  private String pages() throws Exception {
    for (String page : List.of("/", "/test_streaming_client.html", "/sse.js", "/api-docs/")) {
      status(200, get(page));
    }
    return "4 pages";
  }

  /** As curl does it. */
  private String refresh() throws Exception {
    HttpResponse<InputStream> answer = started("identity");
    whole = read(answer.body());
    must(whole.startsWith("retry: "), "begins with: " + whole.substring(0, Math.min(60, whole.length())));
    List<Integer> numbers = numbers(whole);
    must(numbers.size() > 10, "only " + numbers.size() + " events");
    for (int i = 1; i < numbers.size(); i++) {
      must(numbers.get(i) > numbers.get(i - 1), "after " + numbers.get(i - 1) + " comes " + numbers.get(i));
    }
    must(whole.contains("\nevent: complete\n"), "the run did not complete");
    Matcher id = ID.matcher(whole);
    must(id.find(), "no id");
    run = id.group(1);
    return numbers.size() + " ids";
  }

  private HttpResponse<InputStream> started(String coding) throws Exception {
    HttpResponse<InputStream> answer =
        client.send(
            to("/api/streaming/refresh-workshops")
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", coding)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"studio_id\":\"" + STUDIO + "\"}"))
                .build(),
            BodyHandlers.ofInputStream());
    must(answer.statusCode() == 200, "HTTP " + answer.statusCode() + " " + (answer.statusCode() == 200 ? "" : read(answer.body())));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    must(type.startsWith("text/event-stream"), "Content-Type " + type);
    return answer;
  }

  private static String read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<Integer> numbers(String events) {
    return ID.matcher(events)
        .results()
        .map(id -> Integer.valueOf(id.group(2)))
        .collect(Collectors.toList());
  }

  private String live() throws Exception {
    return pieces(started("identity").body());
  }

  private String liveGzip() throws Exception {
    HttpResponse<InputStream> answer = started("gzip");
    must(
        answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip"),
        "is not compressed");
    return pieces(new GZIPInputStream(answer.body(), 256));
  }

  /** The first event has to be here well before the last one. */
  private static String pieces(InputStream in) throws IOException {
    byte[] bytes = new byte[65536];
    StringBuilder all = new StringBuilder();
    long begun = System.nanoTime();
    long first = 0;
    int pieces = 0;
    for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
      all.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
      if (first == 0 && all.indexOf("\nevent: ") >= 0) {
        first = System.nanoTime() - begun;
      }
      pieces++;
    }
    long end = System.nanoTime() - begun;
    must(all.indexOf("\nevent: complete\n") >= 0, "the run did not complete");
    must(pieces > 3 && first < end / 2, "came in " + pieces + " pieces, the first event after " + first / 1_000_000 + " of " + end / 1_000_000 + " ms");
    return "first event after " + first / 1_000_000 + " of " + end / 1_000_000 + " ms";
  }

  private String gzip() throws Exception {
    HttpResponse<byte[]> answer =
        client.send(
            to("/api/runs/" + run + "/events").header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofByteArray());
    must(answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip"), "is not compressed");
    byte[] body = answer.body();
    must(body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b, "does not begin with gzip's own bytes");
    String plain = read(new GZIPInputStream(new ByteArrayInputStream(body)));
    must(numbers(plain).equals(numbers(whole)), numbers(plain).size() + " ids instead of " + numbers(whole).size());
    return body.length + " bytes for " + plain.length();
  }

  private String resume() throws Exception {
    List<Integer> numbers = numbers(whole);
    int middle = numbers.get(numbers.size() / 2);
    String rest =
        status(200, get("/api/runs/" + run + "/events", "Last-Event-ID", run + "-" + middle)).body();
    List<Integer> later = numbers(rest).stream().filter(number -> number > middle).toList();
    must(
        later.equals(numbers.stream().filter(number -> number > middle).toList()),
        "after " + middle + " comes " + later);
    return later.size() + " events after number " + middle;
  }

  private String nothingMore() throws Exception {
    List<Integer> numbers = numbers(whole);
    String last = run + "-" + numbers.get(numbers.size() - 1);
    status(204, get("/api/runs/" + run + "/events", "Last-Event-ID", last));
    return "204";
  }

  private String socket() throws Exception {
    Messages messages = new Messages();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(address.replaceFirst("^http", "ws") + "/ws/runs/" + run), messages)
            .get(10, TimeUnit.SECONDS);
    socket.sendText("{}", true);
    int code = messages.closed.get(20, TimeUnit.SECONDS);
    int events = numbers(whole).size() - (whole.contains("id: " + run + "-0\n") ? 1 : 0);
    must(messages.whole.size() >= events, messages.whole.size() + " messages for " + events + " events, closed with " + code);
    must(code == 1000, "closed with " + code);
    return messages.whole.size() + " messages";
  }

  private static final class Messages implements WebSocket.Listener {

    private final List<String> whole = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        whole.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable broken) {
      closed.completeExceptionally(broken);
    }
  }

  private String problem() throws Exception {
    HttpResponse<String> answer =
        client.send(
            to("/api/runs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"kind\":\"refresh-workshops\",\"studio_id\":\"nobody\"}"))
                .build(),
            BodyHandlers.ofString());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    must(answer.statusCode() / 100 == 4 && type.startsWith("application/problem+json"), "HTTP " + answer.statusCode() + " " + type + " " + answer.body());
    String missing = status(404, get("/no-such-page")).headers().firstValue("Content-Type").orElse("");
    must(missing.startsWith("application/problem+json") || missing.startsWith("text/html"), "404 as " + missing);
    return answer.statusCode() + " " + text(answer.body(), "detail");
  }

  private String catalogue() throws Exception {
    String list = status(200, get("/api/workshops")).body();
    must(list.contains("\"uuid\""), "no workshop: " + list.substring(0, Math.min(80, list.length())));
    return list.split("\"uuid\"", -1).length - 1 + " workshops";
  }

  private String images() throws Exception {
    HttpResponse<String> refused = get("/api/proxy-image?url=http://localhost/none.png");
    must(refused.statusCode() / 100 == 4, "HTTP " + refused.statusCode());
    return refused.statusCode() + " " + text(refused.body(), "detail");
  }

  private String health() throws Exception {
    HttpResponse<String> answer = get("/health/ready");
    must(answer.statusCode() == 200 && text(answer.body(), "status").equals("UP"), "HTTP " + answer.statusCode() + " " + answer.body());
    return answer.statusCode() + " " + answer.body();
  }

  private String metrics() throws Exception {
    String text = status(200, get("/metrics")).body();
    must(text.contains("# TYPE "), "is no text of Prometheus");
    return text.split("# TYPE ", -1).length - 1 + " families";
  }

  private String description() throws Exception {
    String text = status(200, get("/openapi")).body();
    must(text.contains("refresh-workshops"), "is not ours");
    return text.length() + " letters";
  }

  private String schedule() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
    String last = "";
    while (System.nanoTime() < deadline) {
      last = status(200, get("/api/schedules")).body();
      if (last.contains("\"run\":\"") || last.matches("(?s).*\"last\\w*\":(\\{|\"[^\"]).*")) {
        return last;
      }
      Thread.sleep(2000);
    }
    throw new Unmet("nothing was started: " + last);
  }

  private String login() throws Exception {
    String token = made(null, "{\"name\":\"trial\",\"role\":\"admin\"}");
    status(401, get("/api/runs"));
    status(401, get("/api/runs", "Authorization", "Bearer wst_wrong"));
    status(200, get("/api/runs", "Authorization", "Bearer " + token));
    HttpResponse<String> in =
        status(
            200,
            client.send(
                to("/api/session")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
                    .build(),
                BodyHandlers.ofString()));
    String cookie = in.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
    must(!cookie.isEmpty(), "no cookie");
    status(200, get("/api/runs", "Cookie", cookie));
    String viewer = made(token, "{\"name\":\"viewer\",\"role\":\"viewer\"}");
    HttpResponse<String> refused =
        client.send(
            to("/api/streaming/refresh-workshops")
                .header("Authorization", "Bearer " + viewer)
                .POST(BodyPublishers.ofString("{\"studio_id\":\"" + STUDIO + "\"}"))
                .build(),
            BodyHandlers.ofString());
    status(403, refused);
    return "401, 200, cookie, 403";
  }

  private String made(String by, String body) throws Exception {
    HttpRequest.Builder request =
        to("/api/tokens").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    if (by != null) {
      request.header("Authorization", "Bearer " + by);
    }
    return text(status(201, client.send(request.build(), BodyHandlers.ofString())).body(), "token");
  }

  /** Chromium asks for gzip by itself. */
  private String browser(String driver) throws Exception {
    String wish =
        "{\"capabilities\":{\"alwaysMatch\":{\"goog:chromeOptions\":{\"args\":[\"--headless=new\",\"--no-sandbox\",\"--disable-gpu\"]}}}}";
    String session = text(drive("POST", driver + "/session", wish), "sessionId");
    String base = driver + "/session/" + session;
    try {
      drive("POST", base + "/url", "{\"url\":\"" + address + "/test_streaming_client.html\"}");
      drive("POST", base + "/timeouts", "{\"script\":30000}");
      String script =
          "const done = arguments[0]; let n = 0; let broken = 0;"
              + "const s = new EventSource('/api/runs/" + run + "/events');"
              + "s.onerror = () => { if (++broken > 2) { s.close(); done('broken after ' + n); } };"
              + "for (const t of ['logs','progress_bar','complete','error'])"
              + " s.addEventListener(t, e => { n++; if (t === 'complete') { s.close(); done('events ' + n); } });";
      String body = "{\"script\":\"" + script.replace("\"", "\\\"") + "\",\"args\":[]}";
      String value = text(drive("POST", base + "/execute/async", body), "value");
      must(value.startsWith("events "), value);
      return value;
    } finally {
      drive("DELETE", base, null);
    }
  }

  private String drive(String method, String to, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(to))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return status(200, client.send(request, BodyHandlers.ofString())).body();
  }
}
