package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.testsite.CookieGate;
import io.workshopstream.testsite.FailsFirst;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RedirectTest {

  private final Expedition expedition = new Expedition(new TestLimits().redirects(3));

  @AfterEach
  void close() {
    expedition.close();
  }

  private Fetch fetch(Route route) {
    expedition.site.at("/page", route).page("/end", "the end");
    return expedition.fetch("/page");
  }

  private Fetch.Reason reason(Route route) {
    return Expedition.failed(fetch(route)).reason();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void all_kinds_of_redirects_are_followed(int status) {
    Page page = Expedition.page(fetch(new RedirectTo(status, "/end")));
    assertThat(page.link()).isEqualTo(expedition.site.address("/page"));
    assertThat(page.address()).isEqualTo(expedition.site.address("/end"));
    assertThat(page.body()).isEqualTo("the end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"end", "/end#part", "./x/../end", "//HOST/end", "http://HOST/end", " /end "})
  void a_location_may_be_spelled_in_many_ways(String location) {
    String host = "127.0.0.1:" + expedition.site.port();
    assertThat(Expedition.page(fetch(new RedirectTo(location.replace("HOST", host)))).body())
        .isEqualTo("the end");
  }

  @Test
  void a_location_in_utf_8_is_understood() {
    byte[] utf8 = "/caf\u00E9".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String raw = new String(utf8, java.nio.charset.StandardCharsets.ISO_8859_1);
    expedition.site.page("/caf%C3%A9", "coffee");
    assertThat(Expedition.page(fetch(new RedirectTo(raw))).body()).isEqualTo("coffee");
  }

  @Test
  void a_redirect_ends_after_the_allowed_hops() {
    expedition.site.at("/hop/*", hop());
    assertThat(Expedition.page(fetch(new RedirectTo("/hop/2"))).body()).isEqualTo("the end");
    assertThat(reason(new RedirectTo("/hop/3"))).isEqualTo(Fetch.Reason.TOO_MANY_REDIRECTS);
  }

  /** Counts down to the end. */
  private static Route hop() {
    return (request, reply) -> {
      int left = Integer.parseInt(request.path().replace("/hop/", ""));
      new RedirectTo(left == 1 ? "/end" : "/hop/" + (left - 1)).answer(request, reply);
    };
  }

  @Test
  void a_page_that_redirects_to_itself_is_a_circle() {
    assertThat(reason(new RedirectTo("/page"))).isEqualTo(Fetch.Reason.TOO_MANY_REDIRECTS);
    assertThat(expedition.site.requests("/page")).hasSize(1);
  }

  @Test
  void a_page_that_sets_a_cookie_and_redirects_to_itself_opens() {
    Route inside = (request, reply) -> reply.html("inside");
    assertThat(Expedition.page(fetch(new CookieGate(inside))).body()).isEqualTo("inside");
  }

  @Test
  void cookies_do_not_live_on_to_the_next_page() throws InterruptedException {
    Route inside = (request, reply) -> reply.html("<a href='/Event/a'></a>");
    expedition.site.at("/list", new CookieGate(inside)).page("/Event/a", "event");
    expedition.visits(1);
    assertThat(expedition.site.requests("/Event/a").get(0).header("Cookie")).isEmpty();
  }

  @Test
  void a_new_attempt_starts_at_the_link_again() {
    expedition.site.at("/end", new FailsFirst(1, new Status(503), (q, reply) -> reply.html("up")));
    expedition.site.at("/page", new RedirectTo("/end"));
    assertThat(Expedition.page(expedition.fetch("/page")).body()).isEqualTo("up");
    assertThat(expedition.site.requests("/page")).hasSize(2);
  }

  @Test
  void the_links_of_a_redirected_page_are_relative_to_where_it_is() throws InterruptedException {
    expedition.site.at("/list", new RedirectTo("/Event/list/"));
    expedition.site.page("/Event/list/", "<a href='../a'></a>").page("/Event/a", "event");
    assertThat(Expedition.paths(expedition.visits(1))).containsExactly("/list", "/Event/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://127.0.0.1/", "file:///etc/passwd", "javascript:alert(1)", "intent://x"})
  void a_redirect_away_from_the_web_is_not_followed(String location) {
    assertThat(reason(new RedirectTo(location))).isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
  }

  @Test
  void a_redirect_from_an_internal_site_to_another_private_host_is_refused() {
    Fetch.Failed failed = Expedition.failed(fetch(new RedirectTo("http://10.0.0.1/")));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    assertThat(failed.detail()).contains("http://10.0.0.1/");
  }

  @Test
  void a_redirect_from_an_internal_site_to_another_port_of_its_host_is_refused() {
    try (TestSite other = TestSite.start()) {
      other.page("/", "the administrator's console");
      assertThat(reason(new RedirectTo(other.address("/").toString())))
          .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void a_redirect_with_a_user_name_is_refused() {
    assertThat(reason(new RedirectTo("http://user:pass@127.0.0.1/")))
        .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
  }

  @Test
  void an_internal_page_is_refused_unless_the_order_allows_it() {
    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433")) {
      URI address = URI.create("http://" + host + ":" + expedition.site.port() + "/page");
      assertThat(
              Expedition.failed(expedition.crawler.fetch(address, Rendering.AUTO, null)).reason())
          .as(host)
          .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    }
    assertThat(expedition.site.requests()).isEmpty();
  }

  @Test
  void an_internal_host_may_be_named_by_its_name() {
    expedition.site.page("/page", "by name");
    URI address = URI.create("http://localhost:" + expedition.site.port() + "/page");
    assertThat(Expedition.page(expedition.crawler.fetch(address, Rendering.AUTO, address)).body())
        .isEqualTo("by name");
  }
}
