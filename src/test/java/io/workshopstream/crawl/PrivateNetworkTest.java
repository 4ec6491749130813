package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.address.AddressParser;
import io.workshopstream.crawl.browser.Browser;
import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Rendering;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody gets the crawl to connect to a private network: on a web in memory, where every connection
 * is noted and none leaves.
 */
class PrivateNetworkTest {

  private static final String PUBLIC = "198.20.0.1";

  private final ExecutorService workers = Executors.newFixedThreadPool(8);
  private String answerOfStudio = "<p>Workshops";
  private byte @Nullable [] redirect;

  private final StubWeb web =
      new StubWeb(this::result)
          .name("studio.example", PUBLIC)
          .name("localhost", "127.0.0.1")
          .name("localhost.", "127.0.0.1")
          .name("foo.localhost", "127.0.0.1")
          .name("internal.example", "10.0.0.5")
          .name("mixed.example", "10.0.0.5", PUBLIC, "127.0.0.1")
          .name("metadata.example", "169.254.169.254")
          .name("mapped.example", "::ffff:127.0.0.1")
          .name("six.example", "fd00::2")
          .name("shared.example", "100.64.0.1")
          .name("intranet", "10.0.0.5");

  private final Crawler crawler = crawler();

  private Crawler crawler() {
    CrawlLimits limits = new TestLimits().attempts(2).build();
    Clock clock = Clock.systemUTC();
    Browser browser = new Browser(BrowserLimits.none(), limits.bytes(), clock);
    return new Crawler(
        new CrawlContext(
            limits,
            clock,
            workers,
            new CrawlContext.PageSources(web.clients(limits), browser),
            new HostThrottle(limits.perHost(), new OneServer(), clock),
            () -> 0.5));
  }

  private byte[] result(String host, String target) {
    if (target.equals("/robots.txt")) {
      return StubWeb.reply(404, "");
    }
    return target.equals("/moved") && redirect != null
        ? redirect
        : StubWeb.reply(200, answerOfStudio, "Content-Type: text/html");
  }

  @AfterEach
  void close() {
    crawler.close();
    workers.shutdownNow();
  }

  private Fetch.Reason reason(String address, @Nullable String home) {
    URI start = AddressParser.absolute(address).orElse(null);
    if (start == null) {
      return Fetch.Reason.FORBIDDEN_ADDRESS; // refused before there is anything to fetch
    }
    URI site = home == null ? null : URI.create(home);
    return Expedition.failed(crawler.fetch(start, Rendering.AUTO, site)).reason();
  }

  private void assertOnlyPublic() {
    assertThat(web.connected())
        .extracting(InetSocketAddress::getAddress)
        .extracting(InetAddress::getHostAddress)
        .allMatch(PUBLIC::equals);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8155/",
        "http://localhost:8155/",
        "http://LOCALHOST:8155/",
        "http://localhost.:8155/",
        "http://foo.localhost:8155/",
        "http://[::1]:8155/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fd00::2]/",
        "http://[::]/",
        "http://[::1%25lo]/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0/",
        "http://0.0.0.0/",
        "http://127.0.0.1./",
        "http://127.000.000.001/",
        "http://1.2.3.4.5/",
        "http://\uFF11\uFF12\uFF17.\uFF10.\uFF10.\uFF11/",
        "http://\u2460\u2461\u2466.0.0.1/",
        "http://127\u30020\u30020\u30021/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.0.0.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://internal.example/",
        "http://metadata.example/",
        "http://mapped.example/",
        "http://six.example/",
        "http://shared.example/",
        "http://studio.example@127.0.0.1/",
        "http://studio.example:80@10.0.0.1/",
        "http://127.0.0.1#@studio.example/",
        "http://127.0.0.1\\@studio.example/",
        "http:127.0.0.1/",
        "http:///127.0.0.1/",
        "http://127.0.0.1%00.studio.example/",
        "http://127.0.0.1%2f.studio.example/",
        "http://[127.0.0.1]/",
        "http://[::1].studio.example/",
        "http://localhost%2e/",
        "http:/\\127.0.0.1/",
        "http://\t127.0.0.1/",
        "http://127.0.0.1\u0000/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:25/",
        "javascript:alert(1)",
        "jar:http://127.0.0.1!/",
        "data:text/html,x",
        "//127.0.0.1/",
        "http://x..:1/"
      })
  void no_spelling_of_a_private_address_is_connected_to(String address) {
    assertThat(reason(address, null))
        .isIn(Fetch.Reason.FORBIDDEN_ADDRESS, Fetch.Reason.UNREACHABLE);
    assertThat(web.connected()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8155/",
        "http://localhost./",
        "http://[::1]/",
        "//10.0.0.1/x",
        "http://internal.example/",
        "http://2130706433/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://user@127.0.0.1/",
        "http:\\\\127.0.0.1\\x",
        "http://studio.example@10.0.0.1/",
        "http://169.254.169.254/",
        "http://[::ffff:7f00:1]/",
        "http://\uFF11\uFF10.0.0.1/",
        "data:text/html,x",
        "http://x../"
      })
  void no_redirect_of_a_public_site_leads_inside(String location) {
    redirect = StubWeb.reply(302, "", "Location: " + location);
    assertThat(reason("http://studio.example/moved", null))
        .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    assertOnlyPublic();
  }

  @Test
  void no_link_base_refresh_or_frame_of_a_public_site_leads_inside() throws InterruptedException {
    answerOfStudio =
        "<base href='http://10.0.0.1/'><a href='http://127.0.0.1/1'>1</a><a href='x'>2</a>"
            + "<meta http-equiv=refresh content='0;url=http://localhost/'>"
            + "<iframe src='http://[::1]/'></iframe><script>location='http://192.168.0.1/a'</script>";
    URI start = URI.create("http://studio.example/list");
    try (Crawl crawl = crawler.begin(new CrawlRequest(start, "", 2, true, false))) {
      List<Fetch.Reason> reasons = new java.util.ArrayList<>();
      crawl.next();
      for (var visit = crawl.next(); visit.isPresent(); visit = crawl.next()) {
        reasons.add(Expedition.failed(visit.get().fetch()).reason());
      }
      assertThat(reasons).hasSize(5).containsOnly(Fetch.Reason.FORBIDDEN_ADDRESS);
    }
    assertOnlyPublic();
  }

  @Test
  void a_name_with_public_and_private_addresses_is_connected_to_at_the_public_one_only() {
    crawler.fetch(URI.create("http://mixed.example/"), Rendering.AUTO, null);
    assertThat(web.connected()).isNotEmpty();
    assertOnlyPublic();
  }

  @Test
  void an_internal_studio_opens_its_own_origin() {
    Fetch fetch =
        crawler.fetch(
            URI.create("http://intranet/page"), Rendering.AUTO, URI.create("http://intranet/"));
    assertThat(Expedition.page(fetch).body()).isEqualTo(answerOfStudio);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8155/", "http://[::1]/", "http://[fd00::2]/", "http://[::ffff:7f00:1]/",
        "http://internal.example/", "http://intranet:8080/", "https://intranet/",
            "http://10.0.0.5/",
        "http://intranet.:81/", "http://localhost/", "http://metadata.example/"
      })
  void an_internal_studio_opens_nothing_else_and_nobody_hears_what_listens_there(String address) {
    Fetch.Failed failed =
        Expedition.failed(
            crawler.fetch(URI.create(address), Rendering.AUTO, URI.create("http://intranet/")));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    assertThat(failed.detail()).isEqualTo("no public address");
    assertThat(web.connected()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://intranet:8080/x", "http://127.0.0.1/", "http://internal.example/"})
  void a_redirect_of_an_internal_studio_leads_to_no_other_private_origin(String location) {
    redirect = StubWeb.reply(302, "", "Location: " + location);
    assertThat(reason("http://intranet/moved", "http://intranet/"))
        .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    assertThat(web.asked()).containsExactly("intranet/robots.txt", "intranet/moved");
  }

  @Test
  void a_link_of_an_internal_studio_leads_to_no_other_private_origin() throws InterruptedException {
    answerOfStudio = "<a href='http://127.0.0.1/1'>1</a><a href='/2'>2</a>";
    URI start = URI.create("http://intranet/");
    CrawlRequest order = new CrawlRequest(start, "", 1, true, Rendering.AUTO, start);
    try (Crawl crawl = crawler.begin(order)) {
      while (crawl.next().isPresent()) {}
    }
    assertThat(web.asked()).allMatch(asked -> asked.startsWith("intranet/"));
  }

  @Test
  void a_public_page_of_a_caller_gets_nothing_from_an_internal_studio() {
    redirect = StubWeb.reply(302, "", "Location: http://intranet:9/secret");
    assertThat(reason("http://studio.example/moved", "http://intranet/"))
        .isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    assertOnlyPublic();
  }
}
