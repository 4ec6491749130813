package io.workshopstream.crawl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.Crawl;
import io.workshopstream.crawl.Expedition;
import io.workshopstream.crawl.TestLimits;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.testsite.Bytes;
import io.workshopstream.testsite.DriverSite;
import io.workshopstream.testsite.Endless;
import io.workshopstream.testsite.Request;
import io.workshopstream.testsite.Reset;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that need a browser, with a WebDriver server that does as it is told. */
class BrowserTest {

  private static final String SHELL = "<div id=root></div><script src=/app.js></script>";
  private static final String CHROME = "{\"goog:chromeOptions\":{\"args\":[\"--headless\"]}}";

  private final DriverSite driver = new DriverSite();
  private Expedition expedition = expedition(driver.address(), CHROME);
  private final Expedition first = expedition;

  private static Expedition expedition(URI address, String capabilities) {
    return expedition(address, capabilities, Duration.ofSeconds(30));
  }

  private static Expedition expedition(URI address, String capabilities, Duration timeout) {
    BrowserLimits browser =
        new BrowserLimits(
            address, capabilities, 2, timeout, Duration.ofMillis(600), Duration.ofMillis(30), 1000);
    return new Expedition(new TestLimits().attempts(2), browser);
  }

  private TestSite site() {
    return expedition.site;
  }

  @AfterEach
  void close() {
    first.close();
    expedition.close();
    driver.close();
  }

  private CrawlRequest order(int depth, Rendering rendering) {
    URI start = site().address("/list");
    return new CrawlRequest(start, "/Event/", depth, false, rendering, start);
  }

  private List<Visit> visits(int depth, Rendering rendering) throws InterruptedException {
    return expedition.visits(order(depth, rendering));
  }

  private Fetch list(Rendering rendering) throws InterruptedException {
    return visits(0, rendering).get(0).fetch();
  }

  private static Fetch.Failed unrendered(Fetch fetch) {
    if (fetch instanceof Fetch.Read read && read.unrendered() != null) {
      return read.unrendered();
    }
    throw new AssertionError("not read without a browser: " + fetch);
  }

  @Test
  void a_page_that_is_nothing_without_scripts_is_read_as_the_browser_shows_it() throws Exception {
    site().page("/list", SHELL);
    driver.shows("<h1>Chaleya by Anvi</h1>");

    Page page = Expedition.page(list(Rendering.AUTO));

    assertThat(page.document().text()).isEqualTo("Chaleya by Anvi");
    assertThat(page.screenshot()).hasValueSatisfying(shot -> assertThat(shot.png()).hasSize(3));
    assertThat(driver.opened()).containsExactly(site().address("/list").toString());
    assertThat(driver.open()).as("windows left open").isZero();
    assertThat(site().requests("/list")).hasSize(1);
  }

  @Test
  void links_that_only_scripts_bring_are_followed_and_other_pages_need_no_browser()
      throws Exception {
    site().page("/list", "<h1>Workshops</h1><p>All of our workshops</p><script>draw()</script>");
    site().page("/Event/1", "<p>Chaleya by Anvi on the 24th of January</p>");
    driver.shows("<a href=/Event/1>Chaleya</a>");

    List<Visit> visits = visits(1, Rendering.AUTO);

    assertThat(Expedition.paths(visits)).containsExactly("/list", "/Event/1");
    assertThat(driver.opened()).hasSize(1);
  }

  @Test
  void a_page_that_speaks_for_itself_is_rendered_only_where_all_are() throws Exception {
    site().page("/list", "<p>Chaleya by Anvi on the 24th of January</p><script>count()</script>");
    driver.shows("<p>rendered</p>");

    assertThat(Expedition.page(list(Rendering.AUTO)).body()).contains("Chaleya");
    assertThat(Expedition.page(list(Rendering.ALWAYS)).body()).isEqualTo("<p>rendered</p>");
  }

  @Test
  void where_nothing_is_to_be_rendered_nothing_is() throws Exception {
    site().page("/list", SHELL);

    assertThat(Expedition.page(list(Rendering.NEVER)).body()).isEqualTo(SHELL);
    assertThat(driver.requests()).isEmpty();
  }

  @Test
  void a_page_that_fails_or_is_disallowed_never_gets_to_the_browser() throws Exception {
    site().robots("User-agent: *\nDisallow: /Event/2");
    site().page("/list", SHELL);
    site().page("/Event/2", SHELL);
    driver.shows("<a href=/Event/1>1</a><a href=/Event/2>2</a>");

    List<Visit> visits = visits(1, Rendering.ALWAYS);

    assertThat(visits.subList(1, 3))
        .extracting(visit -> Expedition.failed(visit.fetch()).reason())
        .containsExactlyInAnyOrder(Fetch.Reason.NOT_FOUND, Fetch.Reason.DISALLOWED);
    assertThat(driver.opened()).containsExactly(site().address("/list").toString());
  }

  @ParameterizedTest
  @EnumSource(
      value = Rendering.class,
      names = {"AUTO", "ALWAYS"})
  void without_a_browser_only_pages_that_must_be_rendered_fail(Rendering rendering)
      throws Exception {
    expedition = new Expedition();
    site().page("/list", SHELL);

    Fetch fetch = list(rendering);

    if (rendering == Rendering.AUTO) {
      assertThat(fetch).isEqualTo(new Fetch.Read(Expedition.page(fetch)));
    } else {
      assertThat(Expedition.failed(fetch).reason()).isEqualTo(Fetch.Reason.NO_BROWSER);
    }
  }

  @Test
  void a_browser_that_nobody_answers_for_costs_no_second_attempt() throws Exception {
    expedition = expedition(URI.create("http://127.0.0.1:1"), "{}");
    site().page("/list", SHELL);

    Fetch.Failed failed = unrendered(list(Rendering.AUTO));

    assertThat(failed.reason()).isEqualTo(Fetch.Reason.NO_BROWSER);
    assertThat(site().requests("/list")).hasSize(1);
    assertThat(Expedition.failed(list(Rendering.ALWAYS)).reason())
        .isEqualTo(Fetch.Reason.NO_BROWSER);
  }

  private static Arguments fault(
      String name, String command, Route route, Fetch.Reason reason, String detail) {
    return Arguments.of(Named.of(name, command), route, reason, detail);
  }

  static Stream<Arguments> faults() {
    Bytes broken =
        new Bytes("application/json", "{\"value\":{\"sess".getBytes(StandardCharsets.UTF_8));
    Bytes empty = new Bytes("text/html", new byte[0]);
    Route crash = DriverSite.error("unknown error", "session deleted as the browser has crashed");
    Route network = DriverSite.error("unknown error", "unknown error: net::ERR_CONNECTION_RESET");
    Route late = DriverSite.error("timeout", "Timed out receiving message from renderer: 3.000");
    Route slow = new Slow(30_000, (request, reply) -> DriverSite.value(reply, "null"));
    return Stream.of(
        fault(
            "no session",
            "POST",
            DriverSite.error("session not created", "Chrome failed to start: exited abnormally."),
            Fetch.Reason.NO_BROWSER,
            "Chrome failed to start"),
        fault("slow start", "POST", slow, Fetch.Reason.TIMED_OUT, "browser"),
        fault("broken JSON", "POST", broken, Fetch.Reason.NOT_RENDERED, "unreadable"),
        fault("no JSON", "POST", new Status(502), Fetch.Reason.NOT_RENDERED, "unreadable"),
        fault("empty", "POST /url", empty, Fetch.Reason.NOT_RENDERED, "unreadable"),
        fault("reset", "POST /url", new Reset(), Fetch.Reason.NOT_RENDERED, "went away"),
        fault("slow", "POST /url", slow, Fetch.Reason.TIMED_OUT, "browser"),
        fault("net", "POST /url", network, Fetch.Reason.NOT_RENDERED, "ERR_CONNECTION_RESET"),
        fault("hung page", "POST /execute/sync", late, Fetch.Reason.TIMED_OUT, "browser"),
        fault("crash", "POST /execute/sync", crash, Fetch.Reason.NOT_RENDERED, "crashed"),
        fault("reset late", "GET /source", new Reset(), Fetch.Reason.NOT_RENDERED, "went away"),
        fault("endless", "GET /source", new Endless(), Fetch.Reason.TOO_LARGE, "bytes"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_browser_that_fails_is_a_reason_and_the_page_is_read_without_it(
      String command, Route route, Fetch.Reason reason, String detail) throws Exception {
    boolean late = reason == Fetch.Reason.TIMED_OUT;
    expedition =
        expedition(driver.address(), CHROME, late ? Duration.ofSeconds(2) : Duration.ofSeconds(30));
    site().page("/list", SHELL);
    driver.at(command, route);
    Instant start = Instant.now();

    Fetch fetch = list(Rendering.AUTO);

    assertThat(unrendered(fetch).reason()).isEqualTo(reason);
    assertThat(unrendered(fetch).detail()).contains(detail);
    assertThat(Expedition.page(fetch).body()).isEqualTo(SHELL);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    Awaitility.await().until(() -> driver.open() == 0);
  }

  @Test
  void a_page_that_must_be_rendered_fails_with_the_browser_and_is_tried_again() throws Exception {
    site().page("/list", SHELL);
    driver.at("GET /source", new Reset());

    Fetch.Failed failed = Expedition.failed(list(Rendering.ALWAYS));

    assertThat(failed.reason()).isEqualTo(Fetch.Reason.NOT_RENDERED);
    assertThat(failed.attempts()).isEqualTo(2);
    assertThat(driver.opened()).hasSize(2);
  }

  @Test
  void a_picture_that_fails_or_is_too_large_is_left_out() throws Exception {
    site().page("/list", SHELL);
    driver.at(
        "GET /screenshot",
        (request, reply) -> DriverSite.value(reply, '"' + "A".repeat(2000) + '"'));
    assertThat(Expedition.page(list(Rendering.AUTO)).screenshot()).isEmpty();

    driver.at("GET /screenshot", DriverSite.error("unable to capture screen", "no"));
    assertThat(Expedition.page(list(Rendering.AUTO)).screenshot()).isEmpty();
  }

  @Test
  void a_page_that_never_keeps_still_is_read_as_it_stands() throws Exception {
    site().page("/list", SHELL);
    driver.shows("<p>spinning</p>");
    driver.at(
        "POST /execute/sync",
        (request, reply) -> DriverSite.value(reply, "{\"ready\":true,\"busy\":true}"));

    assertThat(Expedition.page(list(Rendering.AUTO)).body()).isEqualTo("<p>spinning</p>");
  }

  @Test
  void scripts_that_lead_to_a_private_address_do_not_get_it_read() throws Exception {
    site().page("/list", SHELL);
    driver.at(
        "GET /url", (request, reply) -> DriverSite.value(reply, "\"http://10.0.0.1/router\""));

    Fetch fetch = list(Rendering.ALWAYS);

    assertThat(Expedition.failed(fetch).reason()).isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    assertThat(driver.requests()).noneMatch(asked -> asked.target().endsWith("/source"));
  }

  @Test
  void scripts_that_lead_where_robots_may_not_go_do_not_get_it_read() throws Exception {
    site().robots("User-agent: *\nDisallow: /private");
    site().page("/list", SHELL);
    String there = '"' + site().address("/private").toString() + '"';
    driver.at("GET /url", (request, reply) -> DriverSite.value(reply, there));

    assertThat(Expedition.failed(list(Rendering.ALWAYS)).reason())
        .isEqualTo(Fetch.Reason.DISALLOWED);
  }

  @Test
  void a_host_on_a_private_network_never_gets_to_the_browser() throws Exception {
    site().page("/list", SHELL);
    CrawlRequest order =
        new CrawlRequest(site().address("/list"), "", 0, false, Rendering.ALWAYS, null);

    assertThat(Expedition.failed(expedition.visits(order).get(0).fetch()).reason())
        .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    assertThat(driver.requests()).isEmpty();
  }

  private String opening() {
    return driver.requests().stream()
        .filter(asked -> asked.path().equals("/session"))
        .map(Request::body)
        .findFirst()
        .orElse("");
  }

  @Test
  void a_chromium_is_told_where_the_host_is_and_that_private_addresses_are_nowhere()
      throws Exception {
    site().page("/list", SHELL);

    list(Rendering.AUTO);

    assertThat(opening())
        .contains("\"--headless\"", "--host-resolver-rules=MAP 127.0.0.1:" + site().port())
        .contains(" 127.0.0.1, MAP localhost ~NOTFOUND", "MAP 192.168.* ~NOTFOUND");
  }

  @Test
  void rules_for_hosts_that_are_configured_stay_as_they_are() throws Exception {
    String rules = "--host-resolver-rules=MAP * proxy.example";
    expedition =
        expedition(driver.address(), "{\"goog:chromeOptions\":{\"args\":[\"" + rules + "\"]}}");
    site().page("/list", SHELL);

    list(Rendering.AUTO);

    assertThat(opening()).contains("\"args\":[\"" + rules + "\"]");
  }

  @Test
  void no_more_pages_are_rendered_at_once_than_allowed_and_nobody_else_waits_for_them()
      throws Exception {
    String shells =
        IntStream.range(0, 6)
            .mapToObj(i -> "<a href=/Event/shell/" + i + ">x</a>")
            .reduce("", String::concat);
    site().page("/list", shells + "<a href=/Event/plain/1>1</a><a href=/Event/plain/2>2</a>");
    site().page("/Event/shell/*", SHELL);
    site().page("/Event/plain/*", "<p>Words enough to be read as they are sent</p>");
    driver.at("POST /url", new Slow(1000, (request, reply) -> DriverSite.value(reply, "null")));

    List<Visit> visits = visits(1, Rendering.AUTO);

    assertThat(visits).hasSize(9).noneMatch(visit -> visit.fetch() instanceof Fetch.Failed);
    assertThat(Expedition.paths(visits).subList(1, 3))
        .containsExactlyInAnyOrder("/Event/plain/1", "/Event/plain/2");
    assertThat(driver.most()).isEqualTo(2);
  }

  @Test
  void a_crawl_that_is_closed_closes_its_windows() throws Exception {
    site().page("/list", SHELL);
    driver.at("POST /url", new Slow(30_000, (request, reply) -> DriverSite.value(reply, "null")));

    try (Crawl crawl = expedition.crawler.begin(order(0, Rendering.AUTO))) {
      Thread closing =
          new Thread(
              () -> {
                Awaitility.await().until(() -> driver.open() == 1);
                crawl.close();
              });
      closing.start();
      assertThat(crawl.next()).isEmpty();
      closing.join();
    }

    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> driver.open() == 0);
  }
}
