package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.browser.Browser;
import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.fetch.HttpClients;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.crawl.page.Download;
import io.workshopstream.crawl.page.DownloadRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.testsite.Bytes;
import io.workshopstream.testsite.Drip;
import io.workshopstream.testsite.HeaderDrip;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FileDownloadTest {

  private static final byte[] BYTES = {1, 2, 3, 4};
  private static final String PUBLIC = "198.20.0.1";
  private static final CrawlLimits LIMITS = new TestLimits().build();
  private static final Clock CLOCK = Clock.systemUTC();

  private final TestSite site = TestSite.start();
  private final HostThrottle throttle = new HostThrottle(LIMITS.perHost(), new OneServer(), CLOCK);
  private final HttpClients clients = new HttpClients(LIMITS);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

  @AfterEach
  void close() {
    clients.close();
    timer.shutdownNow();
    site.close();
  }

  private Download load(DownloadRequest order, HttpClients by) {
    Browser browser = new Browser(BrowserLimits.none(), LIMITS.bytes(), CLOCK);
    CrawlContext.PageSources sources = new CrawlContext.PageSources(by, browser);
    CrawlContext context =
        new CrawlContext(LIMITS, CLOCK, Runnable::run, sources, throttle, () -> 0.5);
    return new FileDownload(order, context, timer).load();
  }

  private Download load(String path) {
    Duration time = Duration.ofMillis(800);
    return load(new DownloadRequest(site.address(path), 4, time, site.address("/")), clients);
  }

  private static Fetch.Reason reason(Download download) {
    return ((Download.Failed) download).reason();
  }

  @Test
  void a_file_comes_whole_with_its_type_through_redirects() {
    site.at("/old", new RedirectTo("/new"));
    site.at("/new", new Bytes("Image/PNG; q=1", BYTES));

    Download.Complete file = (Download.Complete) load("/old");

    assertThat(file.bytes()).isEqualTo(BYTES);
    assertThat(file.mediaType()).isEqualTo("image/png");
    assertThat(site.requests("/robots.txt")).isEmpty();
  }

  @Test
  void a_file_that_is_too_long_is_refused() {
    site.at("/long", new Bytes("image/png", new byte[5]));
    assertThat(reason(load("/long"))).isEqualTo(Fetch.Reason.TOO_LARGE);
  }

  @Test
  void a_file_that_drips_ends_when_its_time_is_over() {
    site.at("/body", new Drip(300)).at("/headers", new HeaderDrip(100));
    assertThat(reason(load("/body"))).isEqualTo(Fetch.Reason.TIMED_OUT);
    assertThat(reason(load("/headers"))).isEqualTo(Fetch.Reason.TIMED_OUT);
  }

  @Test
  void redirects_in_a_circle_and_bad_answers_have_their_reasons() {
    site.at("/circle", new RedirectTo("/circle")).at("/broken", new Status(500));
    assertThat(reason(load("/circle"))).isEqualTo(Fetch.Reason.TOO_MANY_REDIRECTS);
    assertThat(reason(load("/broken"))).isEqualTo(Fetch.Reason.BAD_STATUS);
    assertThat(reason(load("/none"))).isEqualTo(Fetch.Reason.NOT_FOUND);
  }

  @Test
  void a_host_that_asked_for_a_pause_is_left_alone() {
    String host = "127.0.0.1:" + site.port();
    throttle
        .pauses()
        .add(new Pause(host, CLOCK.instant().plusSeconds(60), 429, Duration.ofSeconds(60)));

    assertThat(reason(load("/file"))).isEqualTo(Fetch.Reason.TOO_MANY_REQUESTS);
    assertThat(site.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/a.png",
        "http://inside.example/a.png",
        "http://169.254.169.254/a.png",
        "http://[::1]/a.png",
        "http://user@studio.example/a.png",
        "file:///etc/passwd"
      })
  void a_redirect_to_an_address_that_is_not_public_is_not_followed(String location) {
    StubWeb web =
        new StubWeb((host, target) -> StubWeb.reply(302, "", "Location: " + location))
            .name("studio.example", PUBLIC)
            .name("inside.example", "10.0.0.5");
    URI address = URI.create("http://studio.example/a.png");
    try (HttpClients stubbed = web.clients(LIMITS)) {
      Download result =
          load(new DownloadRequest(address, 100, Duration.ofSeconds(5), null), stubbed);

      assertThat(reason(result)).isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
      assertThat(web.connected())
          .extracting(InetSocketAddress::getAddress)
          .extracting(java.net.InetAddress::getHostAddress)
          .containsExactly(PUBLIC);
    }
  }

  @Test
  void an_address_on_this_machine_is_refused_unless_it_is_at_home() {
    site.at("/file", new Bytes("image/png", BYTES));
    Duration time = Duration.ofSeconds(5);

    Download result = load(new DownloadRequest(site.address("/file"), 4, time, null), clients);

    assertThat(reason(result)).isEqualTo(Fetch.Reason.FORBIDDEN_ADDRESS);
    assertThat(site.requests()).isEmpty();
  }
}
