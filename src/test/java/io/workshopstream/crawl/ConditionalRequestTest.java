package io.workshopstream.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.CachedPage;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 9110 section 13: a site that can say that nothing changed is asked for that. */
class ConditionalRequestTest {

  private static final String MODIFIED = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final byte[] NOTHING = new byte[0];

  private final Expedition expedition = new Expedition();
  private final Map<URI, CachedPage> cached = new ConcurrentHashMap<>();
  private final Set<String> fetched = ConcurrentHashMap.newKeySet();

  private final KnownPages known =
      new KnownPages() {
        @Override
        public Optional<CachedPage> cached(URI link) {
          return Optional.ofNullable(cached.get(link));
        }

        @Override
        public void fetched(Page page, int depth) {
          fetched.add(page.link().getPath() + " at depth " + depth);
        }
      };

  @AfterEach
  void close() {
    expedition.close();
  }

  private static Route page(String html, String... headers) {
    return (request, reply) -> {
      boolean asked = !request.header("If-None-Match").isEmpty();
      if (asked || !request.header("If-Modified-Since").isEmpty()) {
        reply.send(304, "", NOTHING);
      } else {
        reply.send(200, "text/html", html.getBytes(UTF_8), headers);
      }
    };
  }

  private void remember(String path, String address, Page.Validators validators, String... links) {
    List<URI> all = List.of(links).stream().map(expedition.site::address).toList();
    cached.put(
        expedition.site.address(path),
        new CachedPage(expedition.site.address(address), validators, all));
  }

  private List<Visit> visits() throws InterruptedException {
    CrawlRequest order = expedition.order(1);
    List<Visit> visits = new ArrayList<>();
    try (Crawl crawl = expedition.crawler.begin(order, link -> false, known)) {
      for (Optional<Visit> visit = crawl.next(); visit.isPresent(); visit = crawl.next()) {
        visits.add(visit.get());
      }
    }
    return visits;
  }

  @Test
  void the_state_of_a_page_is_handed_out_with_it_as_the_site_calls_it() throws Exception {
    expedition.site.at(
        "/list", page("<a href='/Event/a'></a>", "ETag: W/\"1\"", "Last-Modified: " + MODIFIED));
    Fetch.Read read = (Fetch.Read) visits().get(0).fetch();
    assertThat(read.page().validators()).isEqualTo(new Page.Validators("W/\"1\"", MODIFIED));
    assertThat(read.links()).containsExactly(expedition.site.address("/Event/a"));
  }

  @Test
  void an_unchanged_page_is_not_sent_again_and_its_links_are_followed_all_the_same()
      throws Exception {
    expedition.site.at("/list", page("never sent")).page("/Event/a", "<p>a");
    remember("/list", "/list", new Page.Validators("\"1\"", MODIFIED), "/Event/a");

    List<Visit> visits = visits();

    assertThat(visits.get(0).fetch()).isEqualTo(new Fetch.Unchanged());
    assertThat(Expedition.paths(visits)).containsExactly("/list", "/Event/a");
    assertThat(expedition.site.requests("/list").get(0).header("If-None-Match")).isEqualTo("\"1\"");
    assertThat(expedition.site.requests("/list").get(0).header("If-Modified-Since"))
        .isEqualTo(MODIFIED);
    assertThat(fetched).containsExactly("/Event/a at depth 1");
  }

  @Test
  void a_page_that_changed_is_read() throws Exception {
    expedition.site.page("/list", "<a href='/Event/b'></a>").page("/Event/b", "");
    remember("/list", "/list", new Page.Validators("\"1\"", ""), "/Event/a");
    assertThat(Expedition.paths(visits())).containsExactly("/list", "/Event/b");
  }

  @Test
  void where_redirects_lead_elsewhere_now_nothing_is_known() throws Exception {
    expedition.site.at("/list", new RedirectTo("/new")).at("/new", page("<p>new", "ETag: \"2\""));
    remember("/list", "/old", new Page.Validators("\"1\"", ""));

    assertThat(visits().get(0).fetch()).isInstanceOf(Fetch.Read.class);
    assertThat(expedition.site.requests("/new").get(0).header("If-None-Match")).isEmpty();
  }

  @Test
  void behind_the_same_redirect_the_last_address_is_asked() throws Exception {
    expedition.site.at("/list", new RedirectTo("/new")).at("/new", page("never sent"));
    remember("/list", "/new", new Page.Validators("", MODIFIED));

    assertThat(visits().get(0).fetch()).isEqualTo(new Fetch.Unchanged());
    assertThat(expedition.site.requests("/list").get(0).header("If-Modified-Since")).isEmpty();
  }

  @Test
  void a_site_that_says_unchanged_without_having_been_asked_has_failed() throws Exception {
    expedition.site.at("/list", (request, reply) -> reply.send(304, "", NOTHING));
    assertThat(Expedition.failed(visits().get(0).fetch()).reason())
        .isEqualTo(Fetch.Reason.BAD_STATUS);
  }

  @Test
  void a_validator_that_nobody_has_to_send_is_none() throws Exception {
    expedition.site.at("/list", page("", "ETag: \"" + "x".repeat(300) + "\""));
    Fetch.Read read = (Fetch.Read) visits().get(0).fetch();
    assertThat(read.page().validators().areThere()).isFalse();
  }

  /** What a thread may end with, too. */
  static Stream<Throwable> troubles() {
    return Stream.of(
        new IllegalStateException("planted"),
        new StackOverflowError("planted"),
        new LinkageError("planted"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void who_breaks_over_a_page_that_was_fetched_gets_it_all_the_same(Throwable trouble)
      throws Exception {
    expedition.site.page("/list", "<p>here");
    KnownPages broken =
        new KnownPages() {
          @Override
          public void fetched(Page page, int depth) {
            if (trouble instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) trouble;
          }
        };
    try (Crawl crawl = expedition.crawler.begin(expedition.order(0), link -> false, broken)) {
      assertThat(crawl.next())
          .hasValueSatisfying(visit -> assertThat(visit.fetch()).isInstanceOf(Fetch.Read.class));
    }
  }
}
