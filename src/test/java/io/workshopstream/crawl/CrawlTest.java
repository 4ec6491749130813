package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.testsite.Chain;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.Trap;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrawlTest {

  private Expedition expedition = new Expedition();

  @AfterEach
  void close() {
    expedition.close();
  }

  private void limits(TestLimits limits) {
    expedition.close();
    expedition = new Expedition(limits);
  }

  private void list(String html) {
    expedition.site.page("/list", html).at("/Event/*", (request, reply) -> reply.html("event"));
  }

  @Test
  void the_start_page_comes_first_and_then_its_links() throws InterruptedException {
    list("<a href='/Event/a'>a</a><a href='/Event/b'>b</a><a href='/about'>about</a>");
    List<Visit> visits = expedition.visits(1);
    assertThat(visits.get(0).depth()).isZero();
    assertThat(visits.get(0).link()).isEqualTo(expedition.site.address("/list"));
    assertThat(Expedition.paths(visits)).containsExactlyInAnyOrder("/list", "/Event/a", "/Event/b");
    assertThat(visits).allSatisfy(visit -> Expedition.page(visit.fetch()));
    assertThat(expedition.site.requests("/about")).isEmpty();
  }

  @Test
  void a_link_keeps_its_case_though_the_prefix_is_compared_without() throws InterruptedException {
    list("<a href='/eVENT/AbC'>a</a>");
    expedition.site.page("/eVENT/AbC", "event");
    assertThat(Expedition.paths(expedition.visits(1))).containsExactly("/list", "/eVENT/AbC");
  }

  @Test
  void a_page_is_fetched_once_however_often_and_however_it_is_spelled()
      throws InterruptedException {
    String host = "http://127.0.0.1:" + expedition.site.port();
    list(
        "<a href='/Event/a'></a><a href='/Event/a#top'></a><a href='/Event/a?utm=1'></a>"
            + "<a href='/Event/./x/../a'></a><a href='/Event/%61'></a><a href='/Event/a/'></a>"
            + "<a href='"
            + host.replace("http", "HTTP")
            + "/Event/a'></a>");
    assertThat(Expedition.paths(expedition.visits(1))).containsExactly("/list", "/Event/a");
    assertThat(expedition.site.requests("/Event/a")).hasSize(1);
  }

  @Test
  void the_spelling_with_a_closing_slash_is_fetched_as_it_is_found() throws InterruptedException {
    list("<a href='/Event/a/'></a><a href='/Event/a'></a>");
    assertThat(Expedition.paths(expedition.visits(1))).containsExactly("/list", "/Event/a/");
  }

  @Test
  void queries_distinguish_pages_when_the_order_says_so() throws InterruptedException {
    list("<a href='/Event/a?id=1'></a><a href='/Event/a?id=2'></a>");
    CrawlRequest order =
        new CrawlRequest(expedition.site.address("/list"), "/Event/", 1, true, true);
    assertThat(expedition.visits(order)).hasSize(3);
    assertThat(expedition.site.requests("/Event/a")).hasSize(2);
  }

  @Test
  void the_query_of_the_start_page_is_sent_although_links_lose_theirs()
      throws InterruptedException {
    list("<a href='/Event/a?key=1'></a>");
    expedition.visits(expedition.order("/list?apikey=k", "/Event/", 1));
    assertThat(expedition.site.requests("/list").get(0).target()).isEqualTo("/list?apikey=k");
    assertThat(expedition.site.requests("/Event/a").get(0).target()).isEqualTo("/Event/a");
  }

  @Test
  void links_of_link_pages_are_followed_as_deep_as_the_order_says() throws InterruptedException {
    expedition.site.page("/list", "<a href='/Event/1'>first</a>").at("/Event/*", new Chain());
    List<Visit> visits = expedition.visits(3);
    assertThat(Expedition.paths(visits))
        .containsExactly("/list", "/Event/1", "/Event/2", "/Event/3");
    assertThat(visits).extracting(Visit::depth).containsExactly(0, 1, 2, 3);
  }

  @Test
  void a_page_that_was_read_already_is_handed_out_and_not_asked_for() throws InterruptedException {
    list("<a href='/Event/a'>a</a><a href='/Event/b'>b</a>");
    Set<URI> read =
        Set.of(expedition.site.address("/Event/a"), expedition.site.address("/Event/gone"));

    try (Crawl crawl =
        expedition.crawler.begin(expedition.order(1), read::contains, KnownPages.NONE)) {
      crawl.next();
      assertThat(crawl.next())
          .hasValueSatisfying(
              visit -> {
                assertThat(visit.link()).isEqualTo(expedition.site.address("/Event/a"));
                assertThat(visit.fetch()).isEqualTo(new Fetch.Known());
              });
      assertThat(crawl.next())
          .hasValueSatisfying(visit -> assertThat(visit.fetch()).isInstanceOf(Fetch.Read.class));
      assertThat(crawl.next()).isEmpty();
      assertThat(crawl.known()).isEqualTo(2);
    }
    assertThat(expedition.site.requests("/Event/a")).isEmpty();
  }

  @Test
  void a_page_that_may_lead_to_more_links_is_asked_for_again() throws InterruptedException {
    list("<a href='/Event/a'>a</a>");

    try (Crawl crawl =
        expedition.crawler.begin(
            expedition.order(2),
            Set.of(expedition.site.address("/Event/a"))::contains,
            KnownPages.NONE)) {
      crawl.next();
      assertThat(crawl.next())
          .hasValueSatisfying(
              visit -> assertThat(visit.fetch()).isNotInstanceOf(Fetch.Known.class));
    }
  }

  @Test
  void depth_zero_reads_the_start_page_alone() throws InterruptedException {
    list("<a href='/Event/a'>a</a>");
    assertThat(expedition.visits(0)).hasSize(1);
    assertThat(expedition.site.requests("/Event/a")).isEmpty();
  }

  @Test
  void shallow_pages_come_before_deep_ones() throws InterruptedException {
    limits(new TestLimits().perHost(1));
    expedition.site.page("/list", "<a href='/Event/a'></a><a href='/Event/b'></a>");
    expedition.site.page("/Event/a", "<a href='/Event/a1'></a>");
    expedition.site.page("/Event/b", "").page("/Event/a1", "");
    List<String> paths = Expedition.paths(expedition.visits(2));
    assertThat(paths).startsWith("/list").endsWith("/Event/a1");
    assertThat(paths).containsExactlyInAnyOrder("/list", "/Event/a", "/Event/b", "/Event/a1");
  }

  @Test
  void a_link_back_to_the_start_page_is_no_link() throws InterruptedException {
    expedition.site.at("/old", new RedirectTo("/Event/list?from=old"));
    expedition.site.page("/Event/list", "<a href='/old'></a><a href='/Event/list'></a>");
    assertThat(expedition.visits(expedition.order("/old", "/", 2))).hasSize(1);
  }

  @Test
  void two_short_links_to_one_page_are_two_visits() throws InterruptedException {
    list("<a href='/Event/s1'></a><a href='/Event/s2'></a>");
    expedition
        .site
        .at("/Event/s1", new RedirectTo("/long"))
        .at("/Event/s2", new RedirectTo("/long"));
    expedition.site.page("/long", "event");
    List<Visit> visits = expedition.visits(1);
    assertThat(Expedition.paths(visits))
        .containsExactlyInAnyOrder("/list", "/Event/s1", "/Event/s2");
    assertThat(visits.subList(1, 3))
        .allSatisfy(
            visit ->
                assertThat(Expedition.page(visit.fetch()).address().getPath()).isEqualTo("/long"));
  }

  @Test
  void a_failed_start_page_is_the_only_visit() throws InterruptedException {
    expedition.site.at("/list", new Status(403));
    List<Visit> visits = expedition.visits(1);
    assertThat(visits).hasSize(1);
    assertThat(Expedition.failed(visits.get(0).fetch()).reason()).isEqualTo(Fetch.Reason.REFUSED);
  }

  @Test
  void a_failed_link_does_not_hinder_the_others() throws InterruptedException {
    list("<a href='/Event/a'></a><a href='/Event/b'></a>");
    expedition.site.at("/Event/a", new Status(404));
    assertThat(expedition.visits(1))
        .extracting(visit -> visit.fetch() instanceof Fetch.Read)
        .containsExactlyInAnyOrder(true, false, true);
  }

  @Test
  void known_counts_the_wanted_links_without_the_start_page() throws InterruptedException {
    list("<a href='/Event/a'></a><a href='/Event/b'></a><a href='/'></a>");
    try (Crawl crawl = expedition.crawler.begin(expedition.order(1))) {
      assertThat(crawl.known()).isZero();
      crawl.next();
      assertThat(crawl.known()).isEqualTo(2);
    }
  }

  @Test
  void a_crawler_trap_ends_at_the_page_limit_and_the_rest_is_reported()
      throws InterruptedException {
    limits(new TestLimits().pages(5));
    expedition.site.at("/trap/*", new Trap(4));
    List<Visit> visits = expedition.visits(expedition.order("/trap/0", "/trap/", 1_000));
    List<Visit> read =
        visits.stream().filter(visit -> visit.fetch() instanceof Fetch.Read).toList();
    assertThat(read).hasSize(5);
    assertThat(visits.subList(5, visits.size()))
        .isNotEmpty()
        .extracting(visit -> Expedition.failed(visit.fetch()).reason())
        .containsOnly(Fetch.Reason.NOT_VISITED);
  }

  @Test
  void a_page_with_very_many_links_fills_neither_memory_nor_report() throws InterruptedException {
    limits(new TestLimits().pages(3));
    expedition.site.at("/trap/*", new Trap(3_000));
    assertThat(expedition.visits(expedition.order("/trap/0", "/trap/", 1))).hasSize(31);
  }

  @Test
  void the_time_limit_of_the_crawl_reports_what_was_not_reached() throws InterruptedException {
    limits(new TestLimits().perHost(1).totalTimeout(Duration.ofSeconds(3)));
    list("<a href='/Event/a'></a><a href='/Event/b'></a>");
    expedition.site.at("/Event/*", new Slow(30_000, new Status(200)));
    List<Visit> visits = expedition.visits(1);
    assertThat(visits.subList(1, 3))
        .extracting(visit -> Expedition.failed(visit.fetch()).reason())
        .containsExactlyInAnyOrder(Fetch.Reason.TIMED_OUT, Fetch.Reason.NOT_VISITED);
  }

  @Test
  void closing_from_another_thread_ends_the_crawl_at_once() throws Exception {
    expedition.site.at("/list", new Slow(30_000, new Status(200)));
    Crawl crawl = expedition.crawler.begin(expedition.order(1));
    CompletableFuture<Optional<Visit>> next =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return crawl.next();
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
            });
    while (expedition.site.requests("/list").isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    crawl.close();
    assertThat(next.get(5, TimeUnit.SECONDS)).isEmpty();
    assertThat(crawl.next()).isEmpty();
  }

  @Test
  void an_interrupted_wait_leaves_a_crawl_that_can_go_on() throws InterruptedException {
    expedition.site.at("/list", new Slow(200, (request, reply) -> reply.html("list")));
    try (Crawl crawl = expedition.crawler.begin(expedition.order(1))) {
      Thread.currentThread().interrupt();
      org.assertj.core.api.Assertions.assertThatThrownBy(crawl::next)
          .isInstanceOf(InterruptedException.class);
      assertThat(crawl.next()).isPresent();
    }
  }

  @Test
  void a_start_that_is_no_web_address_is_a_forbidden_one() throws InterruptedException {
    for (String start : List.of("mailto:a@b.example", "ftp://h.example/", "list")) {
      List<Visit> visits =
          expedition.visits(new CrawlRequest(URI.create(start), "/", 1, false, true));
      assertThat(Expedition.failed(visits.get(0).fetch()).reason())
          .as(start)
          .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    }
  }

  @Test
  void workers_that_are_all_busy_are_waited_for() throws InterruptedException {
    list("<a href='/Event/a'></a><a href='/Event/b'></a>");
    java.util.concurrent.atomic.AtomicInteger asked =
        new java.util.concurrent.atomic.AtomicInteger();
    Crawler picky =
        new Crawler(
            new TestLimits().build(),
            BrowserLimits.none(),
            task -> {
              if (asked.incrementAndGet() % 2 == 1) {
                throw new java.util.concurrent.RejectedExecutionException("full");
              }
              new Thread(task).start();
            },
            new OneServer(),
            java.time.Clock.systemUTC());
    try (Crawl crawl = picky.begin(expedition.order(1))) {
      for (int i = 0; i < 3; i++) {
        assertThat(crawl.next()).hasValueSatisfying(visit -> Expedition.page(visit.fetch()));
      }
      assertThat(crawl.next()).isEmpty();
    }
    picky.close();
  }
}
