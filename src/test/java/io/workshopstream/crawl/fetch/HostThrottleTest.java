package io.workshopstream.crawl.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.Expedition;
import io.workshopstream.crawl.OneServer;
import io.workshopstream.crawl.TestLimits;
import io.workshopstream.crawl.page.HostTurns;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.testsite.Slow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostThrottleTest {

  private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final HostThrottle throttle = throttle(new OneServer());

  private static HostThrottle throttle(HostTurns shared) {
    return new HostThrottle(2, shared, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void a_host_takes_as_many_as_it_may_and_the_next_one_when_one_has_left() {
    assertThat(throttle.enter("a", Duration.ZERO, NOW)).isEmpty();
    assertThat(throttle.enter("a", Duration.ZERO, NOW)).isEmpty();
    assertThat(throttle.enter("a", Duration.ZERO, NOW)).contains(HostThrottle.WHEN_FREE);
    throttle.leave("a");
    assertThat(throttle.enter("a", Duration.ZERO, NOW)).isEmpty();
  }

  @Test
  void the_delay_holds_from_start_to_start_and_for_one_host_only() {
    throttle.enter("a", SECOND, NOW);
    throttle.leave("a");
    assertThat(throttle.enter("a", SECOND, NOW.plusMillis(999))).contains(NOW.plus(SECOND));
    assertThat(throttle.enter("b", SECOND, NOW)).isEmpty();
    assertThat(throttle.enter("a", SECOND, NOW.plus(SECOND))).isEmpty();
  }

  @Test
  void a_pause_holds_for_everybody_and_is_never_shortened() {
    throttle.pauses().add(Pause.from(NOW, "a", 429, Duration.ofSeconds(60)));
    throttle.pauses().add(Pause.from(NOW, "a", 429, Duration.ofSeconds(5)));
    assertThat(throttle.enter("a", Duration.ZERO, NOW)).contains(NOW.plusSeconds(60));
    assertThat(throttle.enter("a", Duration.ZERO, NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void a_pause_is_told_with_its_end_and_may_be_lifted() {
    AtomicInteger rung = new AtomicInteger();
    throttle.listen(rung::incrementAndGet);
    throttle.pauses().add(Pause.from(NOW, "a:8080", 503, Duration.ofMinutes(60)));
    throttle.pauses().add(Pause.from(NOW, "b", 429, Duration.ofDays(365)));
    throttle.pauses().add(Pause.from(NOW, "c", 429, Duration.ofSeconds(30)));

    assertThat(throttle.pauses().all(NOW))
        .extracting(Pause::host)
        .containsExactly("c", "a:8080", "b");
    assertThat(throttle.pauses().all(NOW))
        .extracting(Pause::words)
        .containsExactly(
            "until 10:01 UTC (the site asked for a pause of 30 seconds)",
            "until 11:00 UTC (the site asked for a pause of 60 minutes)",
            "until 11:00 UTC (the site asked for a pause of 8760 hours)");
    assertThat(throttle.pauses().lift("a:8080", NOW)).isTrue();
    assertThat(throttle.pauses().lift("a:8080", NOW)).isFalse();
    assertThat(throttle.pauses().lift("nobody", NOW)).isFalse();
    assertThat(throttle.enter("a:8080", Duration.ZERO, NOW)).isEmpty();
    assertThat(rung).hasValue(1);
    assertThat(throttle.pauses().all(NOW.plusSeconds(30)))
        .extracting(Pause::host)
        .containsExactly("b");
  }

  @Test
  void hosts_that_ask_for_pauses_are_remembered_within_bounds() {
    for (int i = 0; i < 12_000; i++) {
      throttle.pauses().add(Pause.from(NOW, "host" + i, 429, Duration.ofSeconds(60 + i % 7)));
    }
    assertThat(throttle.pauses().all(NOW)).hasSize(10_000);
  }

  @Test
  void leaving_rings_the_bells_of_those_who_listen() {
    AtomicInteger rung = new AtomicInteger();
    Runnable listener = rung::incrementAndGet;
    throttle.listen(listener);
    throttle.enter("a", Duration.ZERO, NOW);
    throttle.leave("a");
    throttle.forget(listener);
    throttle.enter("a", Duration.ZERO, NOW);
    throttle.leave("a");
    assertThat(rung).hasValue(1);
  }

  @Test
  void crawls_of_one_host_share_its_places() throws Exception {
    try (Expedition expedition = new Expedition(new TestLimits().perHost(2))) {
      StringBuilder list = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        list.append("<a href='/Event/").append(i).append("'></a>");
      }
      expedition.site.page("/list", list.toString());
      expedition.site.at("/Event/*", new Slow(40, (request, reply) -> reply.html("event")));
      ExecutorService jobs = Executors.newFixedThreadPool(3);
      Callable<List<Visit>> job = () -> expedition.visits(1);
      for (Future<List<Visit>> visits : jobs.invokeAll(List.of(job, job, job))) {
        assertThat(visits.get()).hasSize(9);
      }
      jobs.shutdown();
      assertThat(expedition.site.busiest()).isEqualTo(2);
    }
  }
}
