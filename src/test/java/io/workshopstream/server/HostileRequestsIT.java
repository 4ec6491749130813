package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.Drip;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent, the answer is one of ours, and nothing of it reaches where it does harm. */
class HostileRequestsIT extends OnServer {

  private static final Logger LOG = System.getLogger(HostileRequestsIT.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ESC = "\\u001b[2J\\u001b]0;owned\\u0007\\u009b31m\\u202e";

  /** That the answer is ours; what fails says both the request and all of the answer. */
  private static void assertProblem(RawRequest request, int status) throws IOException {
    RawRequest.Answer answer = request.send();
    String both = request + " -> " + answer;
    assertThat(answer.status()).as(both).isEqualTo(status);
    assertThat(answer.type()).as(both).startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).as(both).isEqualTo(status);
    assertThat(problem.path("message").asText())
        .as(both)
        .isNotBlank()
        .isEqualTo(problem.path("detail").asText());
    assertThat(answer.body()).doesNotContain("Exception", "Payara", "<html", "\tat ");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /nothing-here | | 404",
        "GET | /nothing-here | Accept: text/html | 404",
        "GET | /error-page | | 404",
        "GET | /WEB-INF/web.xml | | 404",
        "GET | /api | | 404",
        "GET | /api/nothing-here | | 404",
        "GET | /openapi/nothing-here | | 404",
        "GET | /metrics/nothing-here | | 404",
        "GET | /ws/runs/x | | 404",
        "PUT | /index.html | | 403",
        "FOO | /nothing-here | | 501",
        "FOO | /api/studios | | 405",
        "GET | /index.html | Range: bytes=999999- | 416",
        "GET | /api/studios | Accept: a/b;q=x | 400",
        "GET | /api/studios | Accept: nonsense | 406",
        "GET | /api/studios | Accept: application/json;charset=nope | 406",
        "GET | /api/studios | Accept: application/json;charset=utf-16 | 406",
        "POST | /api/runs | Content-Type: nonsense | 400",
        "POST | /api/runs | Content-Type: a/b;c | 400",
        "GET | /api/studios | Content-Type: a/b;q=x | 400",
        "POST | /api/runs | Content-Type: application/json;charset=nope | 415",
        "GET | /api/runs?limit=many | | 400",
        "GET | /api/runs?state=%zz | | 400",
        "GET | /api/runs/%2f | | 404",
      })
  void what_the_server_itself_refuses_is_our_problem_document(
      String method, String target, String header, int status) throws IOException {
    RawRequest request = new RawRequest(method, target);
    if (header != null) {
      request.with(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }

    assertProblem(request.body(method.equals("POST") ? "{}" : ""), status);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /api/runs | Content-Type: nonsense | 400",
        "POST | /api/runs | Content-Type: a/b;c | 400",
        "POST | /api/runs | Content-Type: application/json;charset=nope | 415",
        "POST | /api/runs | Accept: a/b;q=x | 400",
        "POST | /api/nothing-here | Accept: text/html | 404",
        "POST | /api/streaming/process-studio | Content-Type: nonsense | 400",
        "PATCH | /api/studios | Accept: nonsense | 405",
      })
  void a_refusal_of_a_request_whose_body_came_late_is_our_problem_document(
      String method, String target, String header, int status) throws IOException {
    RawRequest request =
        new RawRequest(method, target).with(header.split(": ", 2)[0], header.split(": ", 2)[1]);

    assertProblem(request.body("{}").late(), status);
  }

  /** {@code -Dfuzz.requests=5000 -Dfuzz.seed=1} sends more, or others. */
  @Test
  void whatever_is_asked_of_any_route_has_an_answer_of_ours() {
    int number = Integer.getInteger("fuzz.requests", 500);
    Answers answers = new Answers();

    List<String> complaints = AnyRequest.complaints(number, Long.getLong("fuzz.seed", 8), answers);

    LOG.log(Level.INFO, number + " requests, answers by status: " + answers.statuses());
    assertThat(complaints).isEmpty();
    assertThat(answers.statuses()).containsKeys(200, 400, 404, 405);
    assertThat(get("/api/studios").statusCode()).isEqualTo(200);
  }

  @Test
  void a_type_in_utf_8_is_acceptable() throws IOException {
    RawRequest.Answer answer =
        new RawRequest("GET", "/api/studios")
            .with("Accept", "application/json;charset=UTF-8;q=0.9, text/csv;charset=nope")
            .send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/runs",
    "/api/streaming/refresh-workshops",
    "/api/streaming/process-studio",
    "/api/extraction/preview"
  })
  void a_body_nested_five_thousand_times_is_refused(String path) throws IOException {
    assertProblem(new RawRequest("POST", path).body("[".repeat(5000)), 400);
  }

  @Test
  void more_than_two_hundred_last_ids_are_refused() throws IOException {
    String ids = String.join(",", Collections.nCopies(201, "gone-1"));
    String most = String.join(",", Collections.nCopies(200, "gone-1"));

    RawRequest refused = new RawRequest("GET", "/api/runs/events?last_event_id=" + ids);

    assertProblem(refused, 400);
    assertThat(refused.send().body()).contains("at most 200 ids");
    assertProblem(new RawRequest("GET", "/api/runs/events?last_event_id=" + most), 404);
  }

  @Test
  void wildcards_list_no_run() {
    post("/api/runs", "{\"kind\":\"process-studio\",\"studio_id\":\"vins.dance.co\"}");

    assertThat(get("/api/runs?studio_id=%25").body()).isEqualTo("{\"runs\":[]}");
    assertThat(get("/api/runs?studio_id=vins_dance_co").body()).isEqualTo("{\"runs\":[]}");
    assertThat(get("/api/runs?studio_id=%00").body()).isEqualTo("{\"runs\":[]}");
    assertThat(get("/api/runs?studio_id=vins.dance.co&limit=1").body())
        .contains("&limit=1&studio_id=vins.dance.co");
    awaitNoRun();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/runs/a%0d%0aX-Owned:%20yes/log",
    "/api/runs/..%2f..%2fetc%2fpasswd/log",
    "/api/runs/%22;%20filename=x/log"
  })
  void a_run_id_with_line_breaks_or_paths_reaches_no_header(String path) throws IOException {
    RawRequest.Answer answer = new RawRequest("GET", path).with("Accept", "text/plain").send();

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.headers()).doesNotContainKeys("x-owned", "content-disposition");
  }

  private static String hostileEvent(String name, String performer) {
    String day = LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(10).toString();
    return "<html><head><title>"
        + name
        + "</title></head><body><script type='application/ld+json'>{\"@type\":\"DanceEvent\",\"name\":\""
        + name
        + " dance workshop\",\"startDate\":\""
        + day
        + "T17:00\",\"endDate\":\""
        + day
        + "T19:00\",\"performer\":{\"@type\":\"Person\",\"name\":\""
        + performer
        + "\"},\"location\":{\"@type\":\"Place\",\"name\":\"Here\",\"address\":\"Indiranagar, Bangalore\"}}</script></body></html>";
  }

  private List<SseEvent> refreshed(String page) {
    awaitNoRun();
    SITE.clear();
    SITE.page("/list", "<a href='/event/1'>1</a>");
    SITE.page("/event/1", page);
    return stream(request("/api/streaming/process-studio?studio_id=test_site&detail=full").build());
  }

  @Test
  void an_escape_sequence_in_a_performers_name_reaches_neither_the_text_log_nor_the_console()
      throws IOException {
    List<SseEvent> events = refreshed(hostileEvent("Chaleya", "Evil " + ESC + " Anvi"));

    String run = events.get(events.size() - 1).run();
    String log =
        send(request("/api/runs/" + run + "/log").header("Accept", "text/plain").build()).body();
    assertThat(log.toLowerCase(java.util.Locale.ROOT)).contains("evil");
    assertThat(log.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    String console = String.join("\n", serverLines());
    assertThat(console.toLowerCase(java.util.Locale.ROOT)).contains("evil");
    assertThat(console.replaceAll("[\n\r\t]", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
  }

  @ParameterizedTest
  @CsvSource({
    "'\\r\\nevent: complete\\r\\ndata: {}\\r\\n\\r\\n'",
    "'\\n\\nid: x-1\\nevent: close\\n\\n'",
    "'\\u0000\\u2028event: error\\u2029\\u0085'"
  })
  void a_page_that_says_it_is_an_event_makes_none(String words) {
    List<SseEvent> events = refreshed(hostileEvent("Chaleya " + words, "Anvi " + words));

    assertThat(events).filteredOn(event -> event.name().equals("complete")).hasSize(1);
    assertThat(events).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.id()).matches("[a-z0-9]+-\\d+");
              assertThat(event.json().isObject()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'\\u0000','\\ud800'",
    "'O''Brien; drop table workshop; --','\\\\'",
    "'{q}','{q}'",
  })
  void odd_values_of_a_page_are_stored_or_refused_and_the_run_completes(
      String name, String performer) {
    String longest = "q".repeat(2500);

    List<SseEvent> events =
        refreshed(
            hostileEvent(
                "Chaleya " + name.replace("{q}", longest), performer.replace("{q}", longest)));

    assertThat(events).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(get("/api/workshops").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"1e999999999", "-1", "9999999999999999999999999999999999999999", "'\\u0000'"})
  void a_price_that_no_money_has_is_no_reason_to_fail(String price) throws IOException {
    String page =
        hostileEvent("Chaleya", "Anvi")
            .replace(
                "\"performer\"",
                "\"offers\":{\"@type\":\"Offer\",\"price\":\""
                    + price
                    + "\",\"priceCurrency\":\"INR\"},\"performer\"");

    assertThat(refreshed(page)).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(refreshed(page.replaceAll("20\\d\\d-(\\d\\d-\\d\\d)T", "9999-$1T")))
        .last()
        .extracting(SseEvent::name)
        .isEqualTo("complete");
  }

  private static long stackTraces() throws IOException {
    return serverLines().stream().filter(line -> line.startsWith("\tat ")).count();
  }

  @Test
  void clients_that_hang_up_or_send_half_an_address_leave_no_stack_trace() throws IOException {
    long before = stackTraces();
    List<String> half =
        List.of(
            "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
            "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /api/studios/.. HTTP/1.1\r\nHost: localhost\r\n\r\n");
    for (String request : half) {
      for (int i = 0; i < 5; i++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
          socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
          socket.shutdownOutput();
          socket.setSoTimeout(30_000);
          int unused = socket.getInputStream().readNBytes(10).length;
        }
      }
    }

    assertThat(get("/api/studios").statusCode()).isEqualTo(200);
    assertThat(stackTraces()).isEqualTo(before);
  }

  @Test
  void web_sockets_that_say_nothing_are_counted_and_closed() {
    await().until(() -> get("/api/synthetic-runs/streams").body().equals("0"));
    List<SocketClient> silent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      silent.add(SocketClient.open(PORT, "gone", null));
    }

    await().until(() -> get("/api/synthetic-runs/streams").body().equals("3"));

    assertThat(silent.get(0).next().closed()).isEqualTo(1008);
    silent.forEach(SocketClient::close);
    await().until(() -> get("/api/synthetic-runs/streams").body().equals("0"));
  }

  private static String previewOf(String path) {
    return "{\"url\":\"" + SITE.address(path) + "\",\"studio_id\":\"test_site\"}";
  }

  private static Socket ask(String path) throws IOException {
    return preview(previewOf(path));
  }

  private static Socket preview(String body) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT);
    socket.setSoTimeout(60_000);
    socket
        .getOutputStream()
        .write(
            ("POST /api/extraction/preview HTTP/1.1\r\nHost: localhost:"
                    + PORT
                    + "\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body)
                .getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  @Test
  void a_preview_whose_caller_left_stops_and_is_not_tried_again() throws IOException {
    SITE.clear();
    AtomicInteger ended = new AtomicInteger();
    SITE.at(
        "/slow/*",
        (request, reply) -> {
          try {
            new Drip(50).answer(request, reply);
          } finally {
            ended.incrementAndGet();
          }
        });
    SITE.page("/quick", SitePages.closed());
    for (int i = 0; i < 4; i++) {
      Socket caller = ask("/slow/" + i);
      String path = "/slow/" + i;
      await().until(() -> SITE.requests(path).size() == 1);
      caller.close();
    }

    await().until(() -> ended.get() == 4);

    assertThat(post("/api/extraction/preview", previewOf("/quick")).statusCode()).isEqualTo(200);
    for (int i = 0; i < 4; i++) {
      assertThat(SITE.requests("/slow/" + i)).hasSize(1);
    }
  }

  @Test
  void a_preview_whose_caller_left_stops_inside_the_page_that_it_reads() throws IOException {
    SITE.clear();
    SITE.page("/quick", SitePages.closed());
    String card = "<div><h3>Jam</h3><p>7 Feb 2027, 5-7 pm</p><p>Town Hall</p><p>Rs 500</p></div>";
    String page = "{\"html\":\"" + card.repeat(2_000_000 / card.length()) + "\"}";
    List<Socket> callers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      callers.add(preview(page));
    }
    await().until(() -> callers.get(0).getInputStream().available() > 0); // it is being read
    for (Socket caller : callers) {
      caller.close();
    }

    // all twelve would take a minute and more, and it is behind them
    long from = System.nanoTime();
    assertThat(post("/api/extraction/preview", previewOf("/quick")).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void more_previews_than_there_is_room_for_are_refused_and_leave_room_when_they_go()
      throws IOException {
    SITE.clear();
    SITE.at("/slow/*", new Drip(50));
    SITE.page("/quick", SitePages.closed());
    List<Socket> callers = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      callers.add(ask("/slow/" + i));
    }
    StringBuilder refused = new StringBuilder();
    await()
        .until(
            () -> {
              refused.append(begun(callers));
              return refused.toString().startsWith("HTTP/1.1 429");
            });

    assertThat(refused.toString()).contains("Retry-After: 10", "application/problem+json");
    for (Socket caller : callers) {
      caller.close();
    }
    await().until(() -> post("/api/extraction/preview", previewOf("/quick")).statusCode() == 200);
  }

  /** What a caller who is refused got; nothing as long as there is none. */
  private static String begun(List<Socket> callers) throws IOException {
    for (Socket caller : callers) {
      if (caller.getInputStream().available() > 200) {
        String head =
            new String(
                caller.getInputStream().readNBytes(caller.getInputStream().available()),
                StandardCharsets.UTF_8);
        if (head.startsWith("HTTP/1.1 429")) {
          return head;
        }
      }
    }
    return "";
  }

  @Test
  void an_answer_that_takes_its_time_is_json_and_says_there_when_the_page_could_not_be_had()
      throws IOException {
    SITE.clear();
    SITE.at("/late", new Slow(1500, (request, reply) -> reply.html(SitePages.closed())));
    SITE.at("/late-and-gone", new Slow(1500, new Status(404)));

    HttpResponse<String> late = post("/api/extraction/preview", previewOf("/late"));
    HttpResponse<String> gone = post("/api/extraction/preview", previewOf("/late-and-gone"));

    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(late.body()).startsWith(" ");
    assertThat(JSON.readTree(late.body()).get("nothing").asText()).contains("announces no event");
    assertThat(gone.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(gone.body()).get("nothing").asText()).contains("does not exist (404)");
  }
}
