import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Watches runs of Workshop Streaming with the JDK alone: {@code java Watch.java [server] [studio]}. */
public class Watch {

  /** Over HTTP/1.1 each stream has a connection of its own, so leaving one ends no other. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Pattern ID = Pattern.compile("\"id\":\"([a-z0-9]+)\"");

  private final String server;
  private final String studio;

  Watch(String server, String studio) {
    this.server = server;
    this.studio = studio;
  }

  public static void main(String[] arguments) throws Exception {
    Watch watch =
        new Watch(
            arguments.length > 0 ? arguments[0] : "http://localhost:8008",
            arguments.length > 1 ? arguments[1] : "dance_n_addiction");
    watch.run();
  }

  private void run() throws Exception {
    System.out.println("== start and watch ==");
    String last =
        watch(
            post("/api/streaming/refresh-workshops", "{\"studio_id\":\"" + studio + "\"}"),
            id -> id.endsWith("-3")); // leaves the stream, not the run

    System.out.println("== resume ==");
    String run = last.substring(0, last.indexOf('-'));
    watch(at("/api/runs/" + run + "/events").header("Last-Event-ID", last), id -> false);

    System.out.println("== list runs ==");
    System.out.println(ask(at("/api/runs?limit=3&studio_id=" + studio)));

    System.out.println("== start and cancel, watched over WebSocket ==");
    String work = "{\"kind\":\"refresh-workshops\",\"studio_id\":\"" + studio + "\"}";
    String started = first(ID, ask(post("/api/runs", work)));
    ask(at("/api/runs/" + started).DELETE());
    listen("/ws/runs/" + started, "{\"last_event_id\":\"" + started + "-0\",\"detail\":\"full\"}");
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(server + path));
  }

  private HttpRequest.Builder post(String path, String json) {
    return at(path).POST(BodyPublishers.ofString(json));
  }

  private static String ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString()).body();
  }

  /** Prints each event until the one that was looked for, or the end; returns the last event's id. */
  private static String watch(HttpRequest.Builder request, Predicate<String> enough)
      throws IOException, InterruptedException {
    String id = "";
    String name = "";
    try (Stream<String> lines = HTTP.send(request.build(), BodyHandlers.ofLines()).body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          System.out.println(id + " " + name + " " + line.substring(6));
        } else if (line.isEmpty() && enough.test(id)) {
          break;
        }
      }
    }
    return id;
  }

  private void listen(String path, String first) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    WebSocket socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(
                URI.create(server.replaceFirst("^http", "ws") + path),
                new WebSocket.Listener() {
                  private final StringBuilder text = new StringBuilder();

                  @Override
                  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                    text.append(part);
                    if (last) {
                      System.out.println(text);
                      text.setLength(0);
                    }
                    socket.request(1);
                    return null;
                  }

                  @Override
                  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                    closed.complete(null);
                    return null;
                  }

                  @Override
                  public void onError(WebSocket socket, Throwable problem) {
                    closed.completeExceptionally(problem);
                  }
                })
            .join();
    socket.sendText(first, true);
    closed.join();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher.group(1);
  }
}
