package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.browser.Browser;
import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.fetch.HttpClients;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * When things happen, on a clock that only the test moves, with all requests done on its thread.
 */
class CoordinatorTest {

  private static final Instant START = Instant.parse("2026-01-22T10:00:00Z");

  private final TestSite site = TestSite.start();
  private final Deque<Runnable> mail = new ArrayDeque<>();
  private final MovedClock clock = new MovedClock();
  private final HttpClients clients = new HttpClients(new TestLimits().build());

  private static final class MovedClock extends Clock {
    private Instant now = START;
    private volatile boolean faulty;

    @Override
    public Instant instant() {
      if (faulty) {
        faulty = false;
        throw new IllegalStateException("planted by the test, no reason to worry");
      }
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

  @BeforeEach
  void pages() {
    site.page("/list", "<a href='/Event/a'></a><a href='/Event/b'></a>");
    site.page("/Event/a", "a").page("/Event/b", "b");
  }

  @AfterEach
  void close() {
    clients.close();
    site.close();
  }

  private Coordinator coordinator(TestLimits limits) {
    CrawlLimits built = limits.build();
    HostThrottle throttle = new HostThrottle(built.perHost(), new OneServer(), clock);
    Browser browser = new Browser(BrowserLimits.none(), built.bytes(), clock);
    CrawlContext context =
        new CrawlContext(
            built,
            clock,
            Runnable::run,
            new CrawlContext.PageSources(clients, browser),
            throttle,
            () -> 0.5);
    CrawlRequest order = new CrawlRequest(site.address("/list"), "/Event/", 1, false, true);
    return new Coordinator(new CrawlOrder(order), context, built.totalTimeout(), mail::add);
  }

  /** Does all that can be done without moving the clock, and says when there is more. */
  private Duration untilMore(Coordinator coordinator) {
    Instant again = coordinator.dispatch();
    while (!mail.isEmpty() || again.equals(clock.now)) {
      while (!mail.isEmpty()) {
        mail.poll().run();
      }
      again = coordinator.dispatch();
    }
    return Duration.between(clock.now, again);
  }

  private void move(Duration step) {
    clock.now = clock.now.plus(step);
  }

  private int asked() {
    return site.requests().size();
  }

  @Test
  void the_delay_lies_between_all_requests_to_a_host_robots_txt_included() {
    Duration delay = Duration.ofSeconds(1);
    Coordinator crawl = coordinator(new TestLimits().delay(delay));
    for (int i = 1; i <= 4; i++) {
      Duration more = untilMore(crawl);
      assertThat(asked()).isEqualTo(i);
      assertThat(i == 4 || more.equals(delay)).isTrue();
      move(delay);
    }
    assertThat(crawl.known()).isEqualTo(2);
  }

  @Test
  void a_crawl_delay_of_robots_txt_is_kept_between_requests() {
    site.robots("User-agent: *\nCrawl-delay: 5\n");
    Coordinator crawl = coordinator(new TestLimits().maxDelay(Duration.ofSeconds(30)));
    assertThat(untilMore(crawl)).isEqualTo(Duration.ofSeconds(5));
    assertThat(asked()).isEqualTo(2);
    move(Duration.ofSeconds(5));
    assertThat(untilMore(crawl)).isEqualTo(Duration.ofSeconds(5));
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void a_longer_crawl_delay_than_allowed_counts_as_the_longest() {
    site.robots("User-agent: *\nCrawl-delay: 86400\n");
    Coordinator crawl = coordinator(new TestLimits().maxDelay(Duration.ofSeconds(30)));
    assertThat(untilMore(crawl)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void the_own_delay_counts_when_robots_txt_asks_for_less() {
    site.robots("User-agent: *\nCrawl-delay: 1\n");
    Coordinator crawl = coordinator(new TestLimits().delay(Duration.ofSeconds(2)));
    assertThat(untilMore(crawl)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void back_off_doubles_with_jitter_and_then_gives_up() {
    site.at("/list", new Status(503));
    Coordinator crawl = coordinator(new TestLimits().backOff(Duration.ofMillis(800)));
    assertThat(untilMore(crawl)).isEqualTo(Duration.ofMillis(400));
    move(Duration.ofMillis(400));
    assertThat(untilMore(crawl)).isEqualTo(Duration.ofMillis(800));
    move(Duration.ofMillis(800));
    untilMore(crawl);
    assertThat(crawl.poll())
        .hasValueSatisfying(
            visit -> assertThat(Expedition.failed(visit.fetch()).attempts()).isEqualTo(3));
  }

  @Test
  void a_page_that_waits_for_its_next_attempt_at_the_end_says_what_the_last_one_met() {
    site.at("/list", new Status(503));
    TestLimits limits = new TestLimits().backOff(Duration.ofHours(1)).maxDelay(Duration.ofHours(2));
    Coordinator crawl = coordinator(limits);
    untilMore(crawl);
    move(Duration.ofMinutes(1));
    crawl.dispatch();
    assertThat(crawl.poll())
        .hasValueSatisfying(
            visit -> assertThat(Expedition.failed(visit.fetch()).detail()).isEqualTo("503"));
    assertThat(crawl.isDone()).isTrue();
  }

  @Test
  void pages_are_read_only_a_little_ahead_of_the_caller() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      list.append("<a href='/Event/").append(i).append("'></a>");
    }
    site.page("/list", list.toString()).at("/Event/*", (request, reply) -> reply.html("event"));
    Coordinator crawl = coordinator(new TestLimits().perHost(60));
    untilMore(crawl);
    int ahead = asked();
    assertThat(ahead).isLessThan(20);
    crawl.poll();
    untilMore(crawl);
    assertThat(asked()).isEqualTo(ahead + 1);
  }

  @Test
  void a_fault_of_our_own_in_a_worker_becomes_a_failure_of_its_page() {
    site.at(
        "/list",
        (request, reply) -> {
          clock.faulty = true;
          reply.html("list");
        });
    Coordinator crawl = coordinator(new TestLimits());
    untilMore(crawl);
    Fetch.Failed failed = Expedition.failed(crawl.poll().orElseThrow().fetch());
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.UNREACHABLE);
    assertThat(failed.detail()).isEqualTo("unexpected IllegalStateException");
  }
}
