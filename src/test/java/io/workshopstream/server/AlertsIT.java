package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.Program;
import io.workshopstream.testsite.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each alert fires when its cause happens to a real server, and is silent before. */
class AlertsIT extends OnOwnServer {

  private static final Set<String> TRIED = new TreeSet<>();

  private static Program promtool;
  private static OwnServer server;
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeAll
  static void start() {
    promtool = Program.require("REQUIRE_PROMTOOL", "promtool");
    server =
        OwnServer.start(
            "run.parallel=1",
            "run.queue-capacity=1",
            "notice.private-addresses=true",
            "stream.per-address-limit=3",
            "stream.write-timeout=PT8S",
            "stream.heartbeat=PT1S");
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
      assertThat(TRIED).as("alerts that were tried").isEqualTo(Queries.alerts().keySet());
    }
  }

  @AfterEach
  void clean_up() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.freeDisk();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> server.get("/health/ready").statusCode() == 200);
    for (String state : List.of("queued", "running", "needs_approval")) {
      for (String run : ids(server.get("/api/runs?state=" + state).body())) {
        OwnServer.send(server.request("/api/runs/" + run).DELETE().build());
      }
    }
    await().until(() -> server.get("/api/runs?state=running").body().startsWith("{\"runs\":[]"));
    await().until(() -> metrics().sum("streams_open", Map.of()) == 0);
  }

  private static List<String> ids(String runs) {
    return Pattern.compile("\"id\":\"([^\"]+)\"")
        .matcher(runs)
        .results()
        .map(id -> id.group(1))
        .toList();
  }

  private static PrometheusText metrics() {
    return PrometheusText.parse(server.get("/metrics").body());
  }

  private static AlertTrial alert(String name) throws IOException {
    TRIED.add(name);
    return new AlertTrial(promtool, name);
  }

  private static void refresh() {
    stream(server.request("/api/streaming/refresh-workshops?studio_id=test_site").build());
  }

  private static void announce(int pages) {
    ServerClient.SITE.clear();
    StringBuilder list = new StringBuilder("<p>Workshops</p>");
    for (int i = 1; i <= pages; i++) {
      list.append("<a href='/event/").append(i).append("'>event</a>");
      ServerClient.SITE.page("/event/" + i, SitePages.workshop("Song " + i));
    }
    ServerClient.SITE.page("/list", list.toString());
  }

  /** Opens a stream and does not read from it. */
  private Socket open(String run) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("localhost", server.port()));
    String head =
        "GET /api/streaming/refresh-workshops?last_event_id=%s-0 HTTP/1.1\r\nHost: localhost:%d\r\n\r\n";
    socket.getOutputStream().write(head.formatted(run, server.port()).getBytes(UTF_8));
    sockets.add(socket);
    return socket;
  }

  @Test
  void a_server_that_does_not_answer() throws Exception {
    alert("ServerDown")
        .fires(
            Map.of(new PrometheusText.Series("up", Map.of()), "1+0x10 0+0x" + AlertTrial.MINUTES));
  }

  @Test
  void runs_beyond_the_queue() throws Exception {
    PrometheusText before = metrics();
    server.run("events=100000&micros=20000");
    server.run("events=100000&micros=20000");
    server.post("/api/synthetic-runs?events=1");

    assertThat(metrics().sum("run_refusals_total", Map.of("reason", "queue_full"))).isEqualTo(1);
    alert("RunsRefused").firesAfter(before, metrics());
  }

  @Test
  void streams_beyond_the_limit() throws Exception {
    PrometheusText before = metrics();
    String run = server.run("events=100000&micros=20000");
    for (int i = 0; i < 3; i++) {
      open(run);
    }
    await().until(() -> metrics().sum("streams_open", Map.of()) == 3);
    open(run);

    await()
        .until(
            () ->
                metrics().sum("stream_refusals_total", Map.of("reason", "full_for_address")) == 1);
    alert("StreamsRefused").firesAfter(before, metrics());
  }

  @Test
  void clients_that_take_nothing() throws Exception {
    PrometheusText before = metrics();
    String run = server.run("events=6000&bytes=4096&micros=100");
    for (int i = 0; i < 3; i++) {
      open(run);
    }

    await().until(() -> metrics().sum("stream_ends_total", Map.of("cause", "client_stalled")) == 3);
    alert("ClientsStall").firesAfter(before, metrics());
  }

  @Test
  void clients_that_get_their_events_late() throws Exception {
    PrometheusText before = metrics();
    // a busy machine may make the events so slowly that hardly one waits for its client
    for (int i = 0; i < 5 && isPrompt(before, metrics()); i++) {
      String run = server.run("events=60&bytes=400000&micros=2000"); // more than buffers hold
      Socket late = open(run);
      Thread.sleep(6000); // the client that takes nothing for so long is what is tried
      readOn(late);
    }

    alert("StreamsLate").firesAfter(before, metrics());
  }

  /** Whether fewer than two of a hundred events took more than 2.5 seconds. */
  private static boolean isPrompt(PrometheusText before, PrometheusText after) {
    return delivered(before, after, "2.5") >= 0.98 * delivered(before, after, "+Inf");
  }

  /** How many events took no longer to their clients. */
  private static double delivered(PrometheusText before, PrometheusText after, String seconds) {
    Map<String, String> labels = Map.of("le", seconds);
    return after.sum("stream_lag_seconds_bucket", labels)
        - before.sum("stream_lag_seconds_bucket", labels);
  }

  /** Reads until nothing comes any more. */
  private static void readOn(Socket socket) throws IOException {
    socket.setSoTimeout(3000);
    byte[] buffer = new byte[1 << 16];
    long late = 0;
    try {
      for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
        late += read;
      }
    } catch (SocketTimeoutException all) {
      assertThat(late).isPositive();
    }
  }

  @Test
  void refreshes_that_fail() throws Exception {
    PrometheusText before = metrics();
    ServerClient.SITE.clear();
    ServerClient.SITE.at("/list", new Status(404));
    refresh();

    await()
        .until(
            () ->
                metrics().sum("run_ends_total", Map.of("state", "failed"))
                    > before.sum("run_ends_total", Map.of("state", "failed")));
    alert("RefreshesFail").firesAfter(before, metrics());
  }

  @Test
  void pages_that_fail() throws Exception {
    PrometheusText before = metrics();
    announce(4);
    for (int i = 2; i <= 4; i++) {
      ServerClient.SITE.at("/event/" + i, new Status(404));
    }
    refresh();

    assertThat(metrics().sum("studio_pages_total", Map.of("outcome", "failed"))).isEqualTo(3);
    alert("PagesFail").firesAfter(before, metrics());
  }

  @Test
  void a_plan_that_waits_for_a_decision() throws Exception {
    PrometheusText before = metrics();
    announce(4);
    refresh();
    ServerClient.SITE.page("/list", "<p>Nothing here</p>");
    refresh();

    await().until(() -> metrics().sum("runs_unfinished", Map.of("state", "needs_approval")) == 1);
    assertThat(metrics().sum("studio_plans_total", Map.of("fate", "held"))).isEqualTo(1);
    alert("PlanWaits").firesAfter(before, metrics());
  }

  @Test
  void a_receiver_that_does_not_take_what_it_is_told() throws Exception {
    PrometheusText before = metrics();
    String wish =
        "{\"channel\":\"webhook\",\"address\":\"http://127.0.0.1:1/\",\"kinds\":[\"run.failed\"]}";
    String made =
        OwnServer.send(
                server
                    .request("/api/admin/subscriptions")
                    .POST(HttpRequest.BodyPublishers.ofString(wish))
                    .build())
            .body();
    String subscription = "/api/admin/subscriptions/" + ids(made).get(0);
    assertThat(server.post(subscription + "/test").statusCode()).isEqualTo(202);

    await().until(() -> metrics().sum("notices_waiting", Map.of()) == 1);
    await().until(() -> metrics().sum("notice_attempts_total", Map.of("outcome", "failed")) > 0);
    alert("NoticesWait").firesAfter(before, metrics());
    OwnServer.send(server.request(subscription).DELETE().build());
  }

  @Test
  void a_studio_that_is_not_refreshed_for_two_days() throws Exception {
    PrometheusText.Series age =
        metrics().samples().keySet().stream()
            .filter(series -> series.name().equals("studio_refresh_age_seconds"))
            .filter(series -> series.labels().containsValue("unreachable"))
            .findFirst()
            .orElseThrow();
    double now = metrics().samples().get(age);
    await().until(() -> metrics().samples().get(age) >= now + 1);

    assertThat(metrics().samples().get(age)).isLessThan(now + 60);
    alert("StudioNotRefreshed")
        .fires(Map.of(age, now + "+60x10 " + (now + 2 * 86_400) + "+60x" + AlertTrial.MINUTES));
  }

  @Test
  void open_files_that_run_out() throws Exception {
    PrometheusText before = metrics();
    double most = before.sum("process_max_fds", Map.of());
    server.limitOpenFiles((long) (before.sum("process_open_fds", Map.of()) * 1.15));

    try {
      alert("FilesRunOut").firesAfter(before, metrics());
    } finally {
      server.limitOpenFiles((long) most);
    }
  }

  @Test
  void a_disk_that_is_full() throws Exception {
    PrometheusText before = metrics();
    server.run("events=1000000&bytes=5000&micros=1000");
    server.fillDisk();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> metrics().sum("run_journal_lag_seconds", Map.of()) > 5);
    alert("EventsNotStored").firesAfter(before, metrics());
    alert("DatabaseFails").firesAfter(before, metrics());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> metrics().sum("run_leases_lost_total", Map.of()) > 0);
    alert("LeasesLost").firesAfter(before, metrics());
  }

  /**
   * The embedded database has no others to lose touch with, so the ages are those of a server that
   * has, from the moment on in which nothing is heard any more.
   */
  @Test
  void a_server_that_loses_touch_with_the_database() throws Exception {
    for (String age : List.of("run_tail_age_seconds", "run_lease_renewal_age_seconds")) {
      PrometheusText.Series series = new PrometheusText.Series(age, Map.of());
      assertThat(metrics().samples().get(series)).isBetween(0.0, 10.0);

      alert("ServerApart").fires(Map.of(series, "1+0x10 1+60x" + AlertTrial.MINUTES));
    }
  }
}
