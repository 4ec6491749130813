package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.Slow;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

/** Readers that other people wrote read our streams as the standard says, and come back so too. */
class ConformanceIT extends OnServer {

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "",
          " a blank before, and one after ",
          "line feed\nnext line",
          "carriage return\rnext line",
          "both\r\nnext line",
          "\n\n\n",
          "line separator \u2028 and paragraph separator \u2029 and next line \u0085 are letters",
          "null \0 character",
          "\uFEFFbyte order mark",
          "data: forged\n\nevent: complete\ndata: {\"message\":\"forged\"}\n\nid: forged-1\n",
          ": no comment",
          "retry: 1",
          "dancers 💃🏽🕺, ₹850, ḧ̶e̵l̷l̶o̸, नृत्य",
          "\\ \" / \t \b \f \u001b[31m <script>alert(1)</script>");
  private static final SpokenRunResource.Line LONG =
      new SpokenRunResource.Line("dance 💃 ", 10_000); // 110 KB

  private static String run;
  private static List<SseEvent> expected;
  private ChromeDriver browser;

  @BeforeAll
  static void let_a_run_say_all_of_it() throws IOException {
    List<SpokenRunResource.Line> lines =
        Stream.concat(
                TEXTS.stream().map(text -> new SpokenRunResource.Line(text, 1)), Stream.of(LONG))
            .toList();
    run = post("/api/spoken-runs", new ObjectMapper().writeValueAsString(lines)).body();
    stream(request(path()).build()); // to its end: the first event says where the run stands
    expected = stream(request(path()).build());
  }

  private static String path() {
    return "/api/runs/" + run + "/events?detail=full";
  }

  @BeforeEach
  void list_ten_links() {
    awaitNoRun();
    SITE.clear();
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= 10; i++) {
      list.append("<a href='/event/").append(i).append("'>event</a>");
    }
    SITE.page("/list", list.toString());
    links(400);
  }

  private static void links(long millis) {
    SITE.at("/event/*", new Slow(millis, (request, reply) -> reply.html("<p>Nothing</p>")));
  }

  @AfterEach
  void close_the_browser() {
    if (browser != null) {
      browser.quit();
    }
  }

  private void open(String page) {
    browser = Browser.open();
    browser.get(page);
  }

  private static List<SseEvent> finished(List<SseEvent> events) {
    return events.stream().filter(event -> !event.name().equals("heartbeat")).toList();
  }

  @Test
  void every_text_arrives_as_it_was_said() {
    assertThat(expected)
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .startsWith(TEXTS.toArray(new String[0]))
        .hasSize(TEXTS.size() + 1)
        .endsWith(LONG.text().repeat(LONG.times()));
    assertThat(expected).first().extracting(SseEvent::name).isEqualTo("run");
    assertThat(expected).last().extracting(SseEvent::name).isEqualTo("complete");
  }

  @Test
  void chromium_reads_what_was_said() throws Exception {
    open(BASE + "/index.html");

    assertThat(Readers.chromium(browser, path())).isEqualTo(finished(expected));
  }

  @Test
  void the_eventsource_package_reads_what_was_said() throws Exception {
    assertThat(Readers.node("read_with_eventsource.mjs", BASE + path()))
        .isEqualTo(finished(expected));
  }

  @Test
  void the_eventsource_parser_package_reads_what_was_said() throws Exception {
    assertThat(Readers.node("read_with_parser.mjs", BASE + path())).isEqualTo(finished(expected));
  }

  @Test
  void our_own_client_reads_what_was_said() throws Exception {
    assertThat(Readers.node("read_with_sse.mjs", BASE + path())).isEqualTo(finished(expected));
  }

  @Test
  void jersey_reads_what_was_said() throws Exception {
    assertThat(Readers.jersey(BASE + path())).isEqualTo(finished(expected));
  }

  @Test
  void curl_reads_what_was_said() throws Exception {
    assertThat(Readers.curl(BASE + path())).isEqualTo(finished(expected));
  }

  /** Listens to a refresh and lets the browser come back by itself. */
  private void listen(String address) {
    browser.executeScript(
        """
        window.arrived = [];
        window.source = new EventSource(arguments[0]);
        window.opened = 0;
        window.source.onopen = () => { window.opened += 1; };
        for (const name of ['logs', 'progress_bar', 'complete', 'close']) {
          window.source.addEventListener(name, ({ lastEventId }) => window.arrived.push(lastEventId));
        }
        window.source.addEventListener('complete', () => { window.complete = true; });
        """,
        address);
  }

  private boolean is(String condition) {
    return Boolean.TRUE.equals(browser.executeScript("return " + condition));
  }

  @SuppressWarnings("unchecked")
  private List<String> arrived() {
    return (List<String>) browser.executeScript("return window.arrived");
  }

  private void assertOneJobAllOfWhichArrived() {
    assertThat(arrived().stream().map(id -> id.substring(0, id.indexOf('-'))).distinct())
        .hasSize(1);
    List<Long> numbers =
        arrived().stream().map(id -> Long.valueOf(id.substring(id.indexOf('-') + 1))).toList();
    assertThat(numbers).doesNotHaveDuplicates().isSorted();
    assertThat(get("/api/runs/" + arrived().get(0).split("-", -1)[0] + "/log").body())
        .contains("Starting to refresh");
    assertThat(SITE.requests("/list")).hasSize(1);
  }

  @Test
  void a_browser_s_event_source_that_was_cut_comes_back_to_the_same_job() throws Exception {
    links(1500); // it has to go on until it is cut
    try (Wire wire = Wire.to(PORT)) {
      open(wire.base() + "/index.html");
      listen("/api/streaming/refresh-workshops?studio_id=test_site");
      await().atMost(Duration.ofSeconds(30)).until(() -> is("window.arrived.length > 3"));

      wire.cut();
      links(10);

      await().atMost(Duration.ofSeconds(60)).until(() -> is("window.complete === true"));
      assertThat(is("window.opened >= 2")).isTrue();
      assertOneJobAllOfWhichArrived();
    }
  }

  @Test
  void a_browser_s_event_source_that_is_never_closed_stops_by_itself_after_complete() {
    open(BASE + "/index.html");
    listen("/api/streaming/refresh-workshops?studio_id=test_site");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> is("window.complete && window.source.readyState === EventSource.CLOSED"));
    assertOneJobAllOfWhichArrived();
  }

  @Test
  void a_browser_s_event_source_starts_nothing_while_the_server_is_away_nor_when_it_is_back()
      throws Exception {
    links(1500);
    try (Wire wire = Wire.to(PORT)) {
      open(wire.base() + "/index.html");
      listen("/api/streaming/refresh-workshops?studio_id=test_site");
      await().atMost(Duration.ofSeconds(30)).until(() -> is("window.arrived.length > 3"));
      wire.down();
      links(10);
      String id = arrived().get(0).split("-", -1)[0];
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> get("/api/runs/" + id).body().contains("\"state\":\"completed\""));

      wire.up();

      await().atMost(Duration.ofSeconds(60)).until(() -> is("window.complete === true"));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> is("window.source.readyState === EventSource.CLOSED"));
      assertOneJobAllOfWhichArrived();
    }
  }

  @Test
  void a_browser_s_event_source_whose_run_is_forgotten_gives_up_and_starts_nothing() {
    open(BASE + "/index.html");

    listen("/api/streaming/refresh-workshops?studio_id=test_site&last_event_id=1k00forgotten00-7");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> is("window.source.readyState === EventSource.CLOSED"));
    assertThat(SITE.requests()).isEmpty();
  }

  private static int runs() throws IOException {
    String runs = get("/api/runs?studio_id=test_site&limit=200").body();
    return new ObjectMapper().readTree(runs).get("runs").size();
  }

  @Test
  void clients_that_were_cut_three_times_have_all_of_a_run_and_start_no_second_one()
      throws Exception {
    StringBuilder list = new StringBuilder();
    IntStream.range(0, 200)
        .forEach(i -> list.append("<a href='/event/").append(i).append("'>x</a>"));
    SITE.page("/list", list.toString());
    int before = runs();
    try (ForeignClients clients = ForeignClients.watch(PORT)) {
      clients.cutEach(3);
      links(0);
      await().atMost(Duration.ofSeconds(90)).until(() -> clients.allHeard("complete"));
      Map<String, Integer> asked = clients.asked();
      await().atMost(Duration.ofSeconds(60)).until(clients::haveStopped);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  clients.tireless().stream()
                      .allMatch(name -> clients.asked().get(name) > asked.get(name)));

      List<SseEvent> told = clients.events().values().iterator().next();
      List<SseEvent> all = stream(request("/api/runs/" + told.get(0).run() + "/events").build());
      assertThat(clients.events()).allSatisfy((name, events) -> assertThat(events).isEqualTo(all));
      assertThat(runs()).isEqualTo(before + 1);
      assertThat(SITE.requests("/list")).hasSize(1);
      clients.admitWhatWasNotTried();
    }
  }

  /** By hand what an EventSource does that nobody closes. */
  @Test
  void a_client_of_a_run_that_is_held_back_is_told_so_and_gets_the_decision_when_it_comes_back()
      throws IOException {
    SITE.page("/list", "<a href='/event/1'>1</a><a href='/event/2'>2</a>");
    SITE.page("/event/1", SitePages.workshop("Mayya Mayya"));
    SITE.page("/event/2", SitePages.workshop("Pal Pal"));
    stream(refresh("test_site"));
    SITE.page("/list", "<p>Nothing here</p>");
    List<SseEvent> told = stream(refresh("test_site"));
    SseEvent close = told.get(told.size() - 1);
    assertThat(close.name()).isEqualTo("close");
    assertThat(close.data()).contains("Held back: ");
    assertThat(told.get(told.size() - 2).message()).startsWith("Held back: ");

    HttpRequest back =
        request("/api/streaming/refresh-workshops?studio_id=test_site&lastEventId=" + close.id())
            .build();
    try (SseReader waiting = OnOwnServer.open(back)) {
      assertThat(post("/api/runs/" + close.run() + "/approve", "").statusCode()).isLessThan(300);
      List<SseEvent> rest = new ArrayList<>();
      while (rest.isEmpty() || !rest.get(rest.size() - 1).name().equals("complete")) {
        rest.add(waiting.next());
      }
      assertThat(rest.get(0).sequence()).isGreaterThan(close.sequence());
    }
    assertThat(SITE.requests("/list")).hasSize(2);
  }

  @Test
  void a_stream_names_the_place_to_come_back_to_before_its_first_event() throws Exception {
    HttpResponse<Stream<String>> response =
        HTTP.send(refresh("test_site"), HttpResponse.BodyHandlers.ofLines());
    List<String> opening;
    try (Stream<String> lines = response.body()) {
      opening = lines.takeWhile(line -> !line.startsWith("event:")).toList();
    }

    assertThat(opening).anyMatch(line -> line.matches("id: [a-z0-9]+-0"));
  }
}
