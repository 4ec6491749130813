package io.workshopstream.notice.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.notice.event.Answer;
import io.workshopstream.notice.event.Answer.Outcome;
import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.subscription.SigningSecret;
import io.workshopstream.testsite.Drip;
import io.workshopstream.testsite.Endless;
import io.workshopstream.testsite.HeaderDrip;
import io.workshopstream.testsite.HugeHeaders;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers of every kind. */
class WebhookSenderTest {

  private static final Duration TIMEOUT = Duration.ofMillis(1500);
  private static final Notice NOTICE =
      new Notice("msg_1", NoticeKind.RUN_FAILED, Instant.parse("2026-01-22T12:00:00Z"), "{}");
  private static final List<SigningSecret> SECRETS = List.of(SigningSecret.random(new Random(1)));

  private final TestSite site = TestSite.start();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final WebhookSender sender = sender(true, SystemDefaultDnsResolver.INSTANCE);

  private WebhookSender sender(boolean privateAddresses, DnsResolver names) {
    WebhookLimits limits = new WebhookLimits(TIMEOUT, privateAddresses);
    return new WebhookSender(limits, names, timer, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    sender.close();
    site.close();
    timer.shutdownNow();
  }

  /** What came, within the time-out and what a slow machine adds. */
  private Answer from(Route route) {
    site.at("/in", route);
    long begun = System.nanoTime();
    Answer answer = sender.send(site.address("/in"), NOTICE, SECRETS);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.multipliedBy(4));
    return answer;
  }

  @Test
  void every_status_of_success_counts_and_the_answer_s_beginning_is_kept() {
    byte[] said = ("thanks\r\n" + "x".repeat(5000)).getBytes(UTF_8);

    Answer answer = from((request, reply) -> reply.send(202, "text/plain", said));

    assertThat(answer.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.words()).startsWith("thanks x").hasSizeLessThanOrEqualTo(Answer.LONGEST);
    assertThat(from((request, reply) -> reply.head(204)).outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void a_failure_is_tried_again_and_gone_is_gone() {
    assertThat(from(new Status(500)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(from(new Status(404)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(from(new Status(410)).outcome()).isEqualTo(Outcome.GONE);
  }

  @Test
  void a_redirect_is_not_followed() {
    site.at("/other", (request, reply) -> reply.head(204));

    Answer answer = from(new RedirectTo(site.address("/other").toString()));

    assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(answer.status()).isBetween(300, 399);
    assertThat(site.requests("/other")).isEmpty();
  }

  @Test
  void who_hangs_before_the_answer_is_cut() {
    Answer answer = from((request, reply) -> reply.pause(60_000));

    assertThat(answer).isEqualTo(Answer.failed("no answer in time"));
  }

  @Test
  void who_drips_its_headers_is_cut() {
    assertThat(from(new HeaderDrip(100)).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void of_an_endless_body_and_of_one_that_drips_the_status_counts() {
    assertThat(from(new Endless()).outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(from(new Drip(100)).outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void a_connection_that_breaks_is_a_failure_with_its_reason() {
    assertThat(from((request, reply) -> reply.reset()).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(from(new HugeHeaders(500, 1000)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(from((request, reply) -> reply.raw("no HTTP at all\r\n\r\n")).words()).isNotBlank();
    assertThat(sender.send(URI.create("http://127.0.0.1:1/"), NOTICE, SECRETS).words())
        .contains("Connection refused");
  }

  @Test
  void names_that_lead_into_private_networks_are_not_asked() throws Exception {
    for (String address : List.of("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1")) {
      WebhookSender guarded = sender(false, stub(address));

      Answer answer =
          guarded.send(URI.create("http://hooks.example:" + site.port() + "/in"), NOTICE, SECRETS);

      assertThat(answer.words()).isEqualTo("not sent: the host has no address in the public web");
      guarded.close();
    }
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void addresses_that_are_spelled_as_private_ones_are_forbidden_at_once() {
    WebhookSender guarded = sender(false, SystemDefaultDnsResolver.INSTANCE);
    for (String address :
        List.of("http://127.0.0.1/", "http://[::1]/", "http://0x7f.1/", "http://2130706433/")) {
      assertThat(guarded.forbids(URI.create(address))).as(address).isTrue();
      assertThat(guarded.send(URI.create(address), NOTICE, SECRETS).outcome())
          .isEqualTo(Outcome.FAILED);
    }
    assertThat(guarded.forbids(URI.create("https://hooks.example/in"))).isFalse();
    guarded.close();
  }

  @Test
  void when_private_addresses_are_allowed_link_local_ones_are_not() {
    assertThat(sender.forbids(URI.create("http://127.0.0.1/"))).isFalse();
    assertThat(sender.forbids(URI.create("http://169.254.169.254/"))).isTrue();
  }

  private static DnsResolver stub(String address) throws UnknownHostException {
    InetAddress[] all = {InetAddress.getByName(address)};
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return all;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}
