package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.browser.Browser;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.fetch.HttpClients;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Visit;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * A crawl ends by itself, long before its time is over, with one outcome for each address, whatever
 * names, answers and redirects it meets. On a web in memory and a clock that only the test moves.
 */
class EndOfCrawlTest {

  private static final Instant START = Instant.parse("2026-01-22T10:00:00Z");
  private static final Duration NEVER = Duration.ofDays(3_650);
  private static final int STEPS = 20_000;

  private static final List<String> HOSTS =
      List.of(
          "a.example",
          "A.example",
          "a.example.",
          "a.example..",
          "a..example",
          ".a.example",
          "..",
          ".",
          "a.example:80",
          "a.example.:80",
          "a.example..:8151",
          "a.example:8080",
          "a.example:",
          "a.example:0",
          "a.example:99999",
          "b.example",
          "b.example.",
          "sub.b.example",
          "b\u00FCcher.example",
          "xn--bcher-kva.example",
          "B\u00DCCHER.example.",
          "my_host.example",
          "user@a.example",
          "user:pw@b.example",
          "@a.example",
          "a.example@b.example",
          "10.0.0.1",
          "127.0.0.1:1",
          "8.8.8.8",
          "8.8.8.8.",
          "0x7f.1",
          "2130706433",
          "[2606:4700::1111]",
          "[::1]",
          "[::1]:8080",
          "[1]",
          "[v1.x]",
          "a%2eexample",
          "a.example%00",
          "nobody.example",
          "-a.example",
          "a-.example",
          "x".repeat(70) + ".example",
          "y.".repeat(130) + "example");

  private static final List<String> PATHS =
      List.of("/e/1", "/e/2/", "/e/3?x=1", "/e/./4", "/e/%35", "/e//6", "/e/\u00FC", "", "/", "#x");

  private static final List<String> WAITS =
      List.of(
          "0",
          "1",
          "3600",
          "99999999999999999999",
          "-5",
          "soon",
          "Thu, 22 Jan 2026 10:00:30 GMT",
          "Fri, 31 Dec 9999 23:59:59 GMT",
          "");

  private static final List<String> ROBOTS =
      List.of(
          "",
          "User-agent: *\nDisallow: /e/1",
          "User-agent: *\nDisallow: /",
          "\u0000\uFFFD<html>",
          "User-agent: *\nCrawl-delay: 99999999999",
          "User-agent: *\nCrawl-delay: -1",
          "Crawl-delay: 5\nUser-agent: *",
          "<".repeat(500));

  /** Moves only when told. */
  private static final class MovedClock extends Clock {

    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Faults that are planted, and the warnings that a site chooses the words of, are no news. */
  private static final List<Logger> QUIET =
      Stream.of("crawlercommons", FetchFailure.class.getName(), Coordinator.class.getName())
          .map(Logger::getLogger)
          .toList();

  @BeforeTry
  void quiet() {
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
  }

  @AfterProperty
  void loud() {
    QUIET.forEach(logger -> logger.setLevel(null));
  }

  private final Deque<Runnable> mail = new ArrayDeque<>();
  private final MovedClock clock = new MovedClock();

  private static <T> T any(Random jitter, List<T> of) {
    return of.get(jitter.nextInt(of.size()));
  }

  private static String address(Random jitter) {
    String scheme =
        jitter.nextInt(12) == 0 ? any(jitter, List.of("https://", "//", "ftp://")) : "http://";
    return scheme + any(jitter, HOSTS) + any(jitter, PATHS);
  }

  private static String page(Random jitter) {
    StringBuilder html = new StringBuilder("<p>Workshops");
    for (int i = 2 + jitter.nextInt(8); i > 0; i--) {
      html.append("<a href='").append(address(jitter)).append("'>x</a>");
    }
    return html.toString();
  }

  private static byte[] result(Random jitter, String target) throws IOException {
    boolean robots = target.equals("/robots.txt");
    return switch (jitter.nextInt(robots ? 30 : 20)) {
      case 0, 1, 2 ->
          StubWeb.reply(
              any(jitter, List.of(301, 302, 307, 308)), "", "Location: " + address(jitter));
      case 3 ->
          StubWeb.reply(any(jitter, List.of(429, 503)), "", "Retry-After: " + any(jitter, WAITS));
      case 4 ->
          StubWeb.reply(any(jitter, List.of(204, 304, 400, 401, 404, 410, 418, 500, 599)), "x");
      case 5 ->
          throw any(
              jitter, List.of(new ConnectException("no"), new SocketTimeoutException("late")));
      case 6 -> throw new IllegalStateException("planted by the test, no reason to worry");
      case 7 -> new byte[0];
      case 8 -> "220 mail.example ESMTP\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      case 9 ->
          StubWeb.reply(
              302, "", "Location: javascript:alert(1)", "Set-Cookie: n=" + jitter.nextInt());
      default ->
          robots
              ? StubWeb.reply(200, any(jitter, ROBOTS), "Content-Type: text/plain")
              : StubWeb.reply(200, page(jitter), "Content-Type: text/html");
    };
  }

  private static StubWeb web(Random jitter) {
    StubWeb web = new StubWeb((host, target) -> result(jitter, target));
    for (String host :
        List.of(
            "a.example",
            "a.example.",
            "b.example",
            "b.example.",
            "sub.b.example",
            "xn--bcher-kva.example",
            "xn--bcher-kva.example.",
            "my_host.example")) {
      web.name(host, "198.20.0.1");
    }
    return web;
  }

  private List<Visit> visits(URI start, StubWeb web, Executor workers) {
    CrawlLimits limits =
        new TestLimits().pages(30).delay(Duration.ofMillis(200)).totalTimeout(NEVER).build();
    try (HttpClients clients = web.clients(limits)) {
      Browser browser = new Browser(BrowserLimits.none(), limits.bytes(), clock);
      HostThrottle throttle = new HostThrottle(limits.perHost(), new OneServer(), clock);
      CrawlContext context =
          new CrawlContext(
              limits,
              clock,
              workers,
              new CrawlContext.PageSources(clients, browser),
              throttle,
              () -> 0.5);
      CrawlRequest order = new CrawlRequest(start, "", 3, true, false);
      Coordinator coordinator = new Coordinator(new CrawlOrder(order), context, NEVER, mail::add);
      List<Visit> visits = new ArrayList<>();
      for (int step = 0; step < STEPS && !coordinator.isDone(); step++) {
        advance(coordinator, visits);
      }
      assertThat(coordinator.isDone()).as("ended after %d steps", STEPS).isTrue();
      assertThat(visits).hasSize(coordinator.known() + 1);
      return visits;
    }
  }

  private void advance(Coordinator coordinator, List<Visit> visits) {
    while (!mail.isEmpty()) {
      mail.poll().run();
    }
    Instant again = coordinator.dispatch();
    Optional<Visit> visit = coordinator.poll();
    visit.ifPresent(visits::add);
    if (visit.isEmpty() && mail.isEmpty() && again.isAfter(clock.now)) {
      clock.now = again.plusMillis(1);
    }
  }

  private void assertEndedByItself(List<Visit> visits) {
    assertThat(clock.now).isBefore(START.plus(NEVER.dividedBy(2)));
    Map<URI, Integer> outcomes = new HashMap<>();
    visits.forEach(visit -> outcomes.merge(visit.link(), 1, Integer::sum));
    assertThat(outcomes.values()).containsOnly(1);
  }

  @Property(tries = 300)
  void a_crawl_ends_with_one_outcome_for_each_address_whatever_it_meets(@ForAll long seed) {
    Random jitter = new Random(seed);
    URI start = URI.create("http://" + any(jitter, List.of("a.example", "b.example.")) + "/list");
    assertEndedByItself(visits(start, web(jitter), Runnable::run));
  }

  @Property(tries = 40)
  void a_crawl_ends_although_workers_are_busy_or_lose_what_they_were_given(@ForAll long seed) {
    Random jitter = new Random(seed);
    Executor losing =
        task -> {
          switch (jitter.nextInt(4)) {
            case 0 -> throw new java.util.concurrent.RejectedExecutionException("busy");
            case 1 -> {} // taken and never begun
            default -> task.run();
          }
        };
    URI start = URI.create("http://a.example/list");
    assertEndedByItself(visits(start, web(jitter), losing));
  }

  @Example
  void a_host_with_an_empty_label_is_no_host_and_nobody_waits_for_its_robots_txt() {
    for (String host : List.of("x..:1", "x..", "x..y", ".x", "..", ".")) {
      clock.now = START;
      StubWeb web = web(new Random(1));
      List<Visit> visits = visits(URI.create("http://" + host + "/"), web, Runnable::run);
      assertThat(Expedition.failed(visits.get(0).fetch()).reason())
          .as(host)
          .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
      assertThat(web.connected()).isEmpty();
      assertEndedByItself(visits);
    }
  }

  @Example
  void a_redirect_to_a_host_with_an_empty_label_is_the_failure_of_its_link_alone() {
    StubWeb web =
        new StubWeb(
                (host, target) ->
                    switch (target) {
                      case "/list" ->
                          StubWeb.reply(
                              200, "<a href=/1>1</a><a href=/2>2</a>", "Content-Type: text/html");
                      case "/1" -> StubWeb.reply(302, "", "Location: http://a.example..:8151/");
                      case "/2" -> StubWeb.reply(200, "<p>two", "Content-Type: text/html");
                      default -> StubWeb.reply(404, "");
                    })
            .name("a.example", "198.20.0.1");
    List<Visit> visits = visits(URI.create("http://a.example/list"), web, Runnable::run);
    assertThat(visits).hasSize(3);
    assertThat(visits).filteredOn(visit -> visit.fetch() instanceof Fetch.Failed).hasSize(1);
    assertEndedByItself(visits);
  }
}
