package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.testsite.FailsFirst;
import io.workshopstream.testsite.Request;
import io.workshopstream.testsite.Reset;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RetryTest {

  private static final Route PAGE = (request, reply) -> reply.html("at last");

  private Expedition expedition = new Expedition();

  @AfterEach
  void close() {
    expedition.close();
  }

  private Fetch fetch(Route route) {
    expedition.site.at("/page", route);
    return expedition.fetch("/page");
  }

  private List<Request> requests() {
    return expedition.site.requests("/page");
  }

  private Duration pause() {
    return Duration.between(requests().get(0).arrived(), requests().get(1).arrived());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void a_status_that_may_pass_is_tried_again(int status) {
    assertThat(Expedition.page(fetch(new FailsFirst(2, new Status(status), PAGE))).body())
        .isEqualTo("at last");
    assertThat(requests()).hasSize(3);
  }

  @Test
  void silence_is_tried_again() {
    expedition.close();
    expedition = new Expedition(new TestLimits().readTimeout(Duration.ofSeconds(1)));
    assertThat(Expedition.page(fetch(new FailsFirst(1, new Slow(9_000, PAGE), PAGE))).body())
        .isEqualTo("at last");
  }

  @Test
  void a_broken_connection_is_tried_again() {
    assertThat(Expedition.page(fetch(new FailsFirst(2, new Reset(), PAGE))).body())
        .isEqualTo("at last");
  }

  @ParameterizedTest
  @CsvSource({
    "404, NOT_FOUND",
    "410, NOT_FOUND",
    "401, REFUSED",
    "403, REFUSED",
    "400, BAD_STATUS",
    "418, BAD_STATUS",
    "304, BAD_STATUS",
    "300, BAD_STATUS"
  })
  void a_status_that_will_last_is_tried_once(int status, Fetch.Reason reason) {
    Fetch.Failed failed = Expedition.failed(fetch(new Status(status)));
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.detail()).isEqualTo(String.valueOf(status));
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"429, TOO_MANY_REQUESTS", "503, BAD_STATUS", "500, BAD_STATUS", "408, BAD_STATUS"})
  void attempts_run_out(int status, Fetch.Reason reason) {
    Fetch.Failed failed = Expedition.failed(fetch(new Status(status)));
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.attempts()).isEqualTo(3);
    assertThat(requests()).hasSize(3);
  }

  @Test
  void a_closed_port_is_unreachable_after_all_attempts() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    URI address = URI.create("http://127.0.0.1:" + port + "/");
    Fetch.Failed failed =
        Expedition.failed(expedition.crawler.fetch(address, Rendering.AUTO, address));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.UNREACHABLE);
    assertThat(failed.attempts()).isEqualTo(3);
  }

  @Test
  void a_host_without_an_address_is_unreachable() {
    URI address = URI.create("http://no-such-host.invalid/");
    assertThat(Expedition.failed(expedition.crawler.fetch(address, Rendering.AUTO, null)).reason())
        .isEqualTo(Fetch.Reason.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void seconds_to_wait_are_waited(int status) {
    fetch(new FailsFirst(1, new Status(status, "Retry-After: 1"), PAGE));
    assertThat(pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_date_to_come_back_at_is_waited_for() {
    Instant date = Instant.now().plusSeconds(2);
    String http = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    fetch(new FailsFirst(1, new Status(503, "Retry-After: " + http), PAGE));
    assertThat(requests().get(1).arrived())
        .isAfterOrEqualTo(Instant.ofEpochSecond(date.getEpochSecond()));
  }

  @Test
  void a_wish_to_wait_longer_than_allowed_ends_the_attempts() {
    Fetch.Failed failed = Expedition.failed(fetch(new Status(503, "Retry-After: 3600")));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.BAD_STATUS);
    assertThat(failed.detail()).startsWith("503, until ").contains("a pause of 60 minutes");
    assertThat(requests()).hasSize(1);
  }

  @Test
  void a_host_that_asks_for_a_long_pause_is_not_asked_for_its_other_pages()
      throws InterruptedException {
    expedition.site.page("/list", "<a href='/Event/a'></a>");
    expedition.site.at("/Event/a", new Status(429, "Retry-After: 3600"));
    expedition.visits(1);
    Fetch.Failed failed = Expedition.failed(expedition.fetch("/Event/b"));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.TOO_MANY_REQUESTS);
    assertThat(failed.attempts()).isZero();
    assertThat(failed.detail())
        .startsWith("not asked until ")
        .endsWith(" UTC (the site asked for a pause of 60 minutes)");
    expedition.crawler.pauses().forEach(pause -> expedition.crawler.lift(pause.host()));
    assertThat(Expedition.failed(expedition.fetch("/Event/c")).reason())
        .isEqualTo(Fetch.Reason.NOT_FOUND);
    assertThat(expedition.site.requests("/Event/b")).isEmpty();
  }

  @Test
  void a_pause_that_one_page_was_asked_for_holds_for_the_whole_host() throws InterruptedException {
    expedition.site.page("/list", "<a href='/Event/a'></a><a href='/Event/b'></a>");
    expedition.site.at("/Event/a", new FailsFirst(1, new Status(429, "Retry-After: 1"), PAGE));
    expedition.site.at("/Event/b", new FailsFirst(1, new Status(429, "Retry-After: 1"), PAGE));
    assertThat(expedition.visits(1))
        .allSatisfy(visit -> assertThat(visit.fetch()).isInstanceOf(Fetch.Read.class));
  }
}
