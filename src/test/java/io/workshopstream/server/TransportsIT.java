package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same events over HTTP/1.1, HTTP/2, compressed, and over WebSocket. */
class TransportsIT extends OnOwnServer {

  private static final int IDLE_SECONDS = 4;

  /** Longer than any test; those that start it cancel it. */
  private static final String LONG = "events=10000&micros=50000";

  private static OwnServer server;

  @BeforeAll
  static void start() throws IOException {
    Path commands = Files.createTempFile("preboot", ".asadmin");
    String idle =
        "set configs.config.server-config.network-config.protocols.protocol.http-listener.http"
            + ".timeout-seconds=%d\n";
    Files.writeString(
        commands,
        Files.readString(Path.of("payara-config/preboot.asadmin")) + idle.formatted(IDLE_SECONDS));
    server =
        OwnServer.start(
            commands,
            "stream.heartbeat=PT1S",
            "stream.compressed-limit=1",
            "stream.per-address-limit=8");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<InputStream> open(String run, String accepted) throws Exception {
    HttpRequest.Builder request = server.request("/api/runs/" + run + "/events");
    if (!accepted.isEmpty()) {
      request.header("Accept-Encoding", accepted);
    }
    return ServerClient.HTTP.send(request.build(), BodyHandlers.ofInputStream());
  }

  private static void cancel(String run) {
    OwnServer.send(server.request("/api/runs/" + run).DELETE().build());
  }

  private static String state(String run) {
    String body = server.get("/api/runs/" + run).body();
    return body.replaceAll("(?s).*?\"state\":\"(\\w+)\".*", "$1");
  }

  @Test
  void a_compressed_stream_brings_each_event_at_once_and_ends_properly() throws Exception {
    String run = server.run(LONG);
    HttpResponse<InputStream> response = open(run, "br, gzip;q=0.5");
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(response.headers().allValues("Vary").toString()).contains("Accept-Encoding");

    try (SseReader reader = new SseReader(new GZIPInputStream(response.body()))) {
      assertThat(reader.next().name()).isEqualTo("logs");
      assertThat(reader.next().name()).isEqualTo("logs");
      assertThat(state(run)).isEqualTo("running");
      cancel(run);
      String last = "";
      for (SseEvent event = reader.next(); event != null; event = reader.next()) {
        last = event.name();
      }
      assertThat(last).isEqualTo("close"); // and the end of the compressed data was there as well
    }
  }

  @Test
  void nobody_gets_gzip_who_does_not_take_it_nor_more_clients_than_there_are_compressors()
      throws Exception {
    String run = server.run(LONG);
    for (String accepted : List.of("", "identity", "gzip;q=0", "br", "gzip; q=0.000", "gzippy")) {
      HttpResponse<InputStream> response = open(run, accepted);
      assertThat(response.headers().firstValue("Content-Encoding")).as(accepted).isEmpty();
      response.body().close();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(server.vitals().streams()).isZero());
    HttpResponse<InputStream> first = open(run, "gzip");
    HttpResponse<InputStream> second = open(run, "gzip");
    assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(second.headers().firstValue("Content-Encoding")).isEmpty();
    cancel(run);
    assertThat(new String(second.body().readAllBytes(), UTF_8)).contains("event: close");
    first.body().close();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(server.vitals().streams()).isZero());
  }

  @Test
  void an_http_2_stream_outlives_the_server_s_idle_limit() throws Exception {
    String run = server.run("events=2&silence=" + 3 * IDLE_SECONDS * 1000);
    HttpClient http2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    HttpResponse<InputStream> response =
        http2.send(
            server.request("/api/runs/" + run + "/events").build(), BodyHandlers.ofInputStream());

    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    List<String> names = new ArrayList<>();
    try (SseReader reader = new SseReader(response.body())) {
      for (SseEvent event = reader.next(); event != null; event = reader.next()) {
        names.add(event.name());
      }
    }
    assertThat(names).containsExactly("logs", "logs", "complete");
  }

  @Test
  void a_websocket_on_which_nothing_happens_is_pinged_and_outlives_the_server_s_idle_limit() {
    String run = server.run("events=2&silence=" + 2 * IDLE_SECONDS * 1000);
    SocketClient client = SocketClient.open(server.port(), run, "{}");

    List<SseEvent> events = client.events(event -> event.name().equals("complete"));

    assertThat(events).extracting(SseEvent::name).containsExactly("logs", "logs", "complete");
    assertThat(client.pings()).isGreaterThanOrEqualTo(IDLE_SECONDS);
  }

  @Test
  void pages_of_other_sites_open_no_websocket() {
    String run = server.run("events=1");
    URI address = URI.create("ws://localhost:" + server.port() + "/ws/runs/" + run);
    WebSocket.Builder foreign =
        HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "https://evil.example");
    assertThatThrownBy(() -> foreign.buildAsync(address, new WebSocket.Listener() {}).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(refused -> ((WebSocketHandshakeException) refused).getResponse().statusCode())
        .isEqualTo(403);

    WebSocket own =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Origin", "http://localhost:" + server.port())
            .buildAsync(address, new WebSocket.Listener() {})
            .join();
    own.abort();
  }

  @Test
  void a_websocket_is_closed_with_a_reason_when_there_is_nothing_to_show() {
    String run = server.run("events=1");
    List<SseEvent> events = SocketClient.open(server.port(), run, "{}").events(e -> false);
    assertThat(events).extracting(SseEvent::name).containsExactly("logs", "complete");

    String all = "{\"last_event_id\":\"" + events.get(1).id() + "\"}";
    assertThat(SocketClient.open(server.port(), run, all).next())
        .matches(end -> end.closed() == 1000 && end.reason().equals("The run is over"));
    String otherwise = "{\"lastEventId\":\"" + events.get(1).id() + "\"}";
    assertThat(SocketClient.open(server.port(), run, otherwise).next().closed()).isEqualTo(1000);
    String forgotten = "{\"last_event_id\":\"1k00forgotten00-7\"}";
    assertThat(SocketClient.open(server.port(), run, forgotten).next())
        .matches(end -> end.closed() == 1008 && end.reason().endsWith("no longer known"));
    assertThat(SocketClient.open(server.port(), "nosuchrun", "{}").next().closed()).isEqualTo(1008);
    assertThat(SocketClient.open(server.port(), run, "hello").next().closed()).isEqualTo(1008);
    assertThat(SocketClient.open(server.port(), run, "{\"last_event_id\":\"?\"}").next().closed())
        .isEqualTo(1008);
  }

  @Test
  void websockets_count_as_open_streams_of_their_address() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(server.vitals().streams()).isZero());
    String run = server.run(LONG);
    List<SocketClient> open = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SocketClient client = SocketClient.open(server.port(), run, "{}");
      assertThat(client.next().event()).isNotNull();
      open.add(client);
    }

    SocketClient.Message refused = SocketClient.open(server.port(), run, "{}").next();

    assertThat(refused.closed()).isEqualTo(1013);
    assertThat(refused.reason()).contains("from this address");
    open.forEach(SocketClient::close);
    cancel(run);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(server.vitals().streams()).isZero());
  }
}
