package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.testsite.FailsFirst;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RobotsTest {

  private Expedition expedition = new Expedition(new TestLimits().maxDelay(Duration.ofSeconds(1)));

  @BeforeEach
  void pages() {
    expedition.site.page("/list", "<a href='/Event/a'></a><a href='/Event/b'></a>");
    expedition.site.page("/Event/a", "a").page("/Event/b", "b");
  }

  @AfterEach
  void close() {
    expedition.close();
  }

  private void assertRefused(Route robots) {
    expedition.site.at("/robots.txt", robots);
    Fetch.Failed failed = Expedition.failed(expedition.fetch("/list"));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.DISALLOWED);
    assertThat(failed.attempts()).isZero();
    assertThat(expedition.site.requests("/list")).isEmpty();
  }

  private void assertRead() {
    assertThat(Expedition.page(expedition.fetch("/list")).kind()).isEqualTo(Page.Kind.HTML);
  }

  @Test
  void what_robots_txt_disallows_is_not_asked_for() throws InterruptedException {
    expedition.site.robots("User-agent: *\nDisallow: /Event/a\n");
    assertThat(expedition.visits(1))
        .filteredOn(visit -> visit.fetch() instanceof Fetch.Failed)
        .singleElement()
        .satisfies(
            visit -> {
              assertThat(visit.link().getPath()).isEqualTo("/Event/a");
              assertThat(Expedition.failed(visit.fetch()).reason())
                  .isEqualTo(Fetch.Reason.DISALLOWED);
            });
    assertThat(expedition.site.requests("/Event/a")).isEmpty();
  }

  @Test
  void it_is_read_once_for_a_crawl_under_our_name() throws InterruptedException {
    expedition.site.robots(
        "User-agent: *\nDisallow: /\n\nUser-agent: workshopstreaming\nAllow: /\n");
    assertThat(expedition.visits(1))
        .extracting(Visit::fetch)
        .hasOnlyElementsOfType(Fetch.Read.class);
    assertThat(expedition.site.requests("/robots.txt"))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.header("User-Agent")).startsWith("WorkshopStreaming/1.0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 429})
  void a_missing_one_allows_everything(int status) {
    expedition.site.at("/robots.txt", new Status(status));
    assertRead();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void one_that_the_server_fails_on_allows_nothing(int status) {
    assertRefused(new Status(status));
    assertThat(expedition.site.requests("/robots.txt")).hasSize(3);
  }

  @Test
  void one_that_never_comes_allows_nothing_and_says_why() {
    expedition.close();
    expedition = new Expedition(new TestLimits().readTimeout(Duration.ofMillis(300)));
    expedition.site.at("/robots.txt", new Slow(20_000, new Status(200)));
    Fetch.Failed failed = Expedition.failed(expedition.fetch("/list"));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.TIMED_OUT);
    assertThat(failed.detail()).startsWith("robots.txt");
    assertThat(expedition.site.requests("/list")).isEmpty();
  }

  @Test
  void one_that_works_at_the_second_attempt_counts() {
    Route rules = (request, reply) -> reply.send(200, "text/plain", new byte[0]);
    expedition.site.at("/robots.txt", new FailsFirst(1, new Status(503), rules));
    assertRead();
  }

  @Test
  void redirects_to_it_are_followed() {
    byte[] rules = "User-agent: *\nDisallow: /list".getBytes(StandardCharsets.UTF_8);
    expedition.site.at("/rules", (request, reply) -> reply.send(200, "text/plain", rules));
    assertRefused(new RedirectTo("/rules"));
  }

  @Test
  void redirects_that_never_end_count_as_missing() {
    expedition.site.at("/robots.txt", new RedirectTo("/robots.txt"));
    assertRead();
  }

  @Test
  void a_redirect_of_it_to_a_private_host_allows_nothing() {
    assertRefused(new RedirectTo("http://10.1.2.3/robots.txt"));
  }

  @Test
  void a_html_page_in_its_place_allows_everything() {
    expedition.site.page("/robots.txt", "<html><body>Disallow: /</body></html>");
    assertRead();
  }

  @Test
  void half_a_mebibyte_of_it_is_read_and_the_rest_ignored() {
    String rules = "User-agent: *\nDisallow: /list\n" + "# filler\n".repeat(60_000);
    expedition.site.robots(rules + "Allow: /list\n");
    assertThat(Expedition.failed(expedition.fetch("/list")).reason())
        .isEqualTo(Fetch.Reason.DISALLOWED);
  }

  @Test
  void a_line_of_half_a_million_brackets_is_read_in_no_time() {
    expedition.site.robots("<html>\nUser-agent: *\n" + "<".repeat(500_000));
    assertRead();
  }

  @Test
  void a_redirect_leads_into_what_the_other_rules_disallow() {
    expedition.site.robots("User-agent: *\nDisallow: /Event/\n");
    expedition.site.at("/short", new RedirectTo("/Event/a"));
    Fetch.Failed failed = Expedition.failed(expedition.fetch("/short"));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.DISALLOWED);
    assertThat(failed.detail()).contains("/Event/a");
    assertThat(expedition.site.requests("/Event/a")).isEmpty();
  }
}
