package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.testsite.Slow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CourtesyTest {

  private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Courtesy courtesy = new Courtesy(2);

  @Test
  void a_host_takes_as_many_as_it_may_and_the_next_one_when_one_has_left() {
    assertThat(courtesy.enter("a", Duration.ZERO, NOW)).isEmpty();
    assertThat(courtesy.enter("a", Duration.ZERO, NOW)).isEmpty();
    assertThat(courtesy.enter("a", Duration.ZERO, NOW)).contains(Courtesy.WHEN_FREE);
    courtesy.leave("a");
    assertThat(courtesy.enter("a", Duration.ZERO, NOW)).isEmpty();
  }

  @Test
  void the_delay_holds_from_start_to_start_and_for_one_host_only() {
    courtesy.enter("a", SECOND, NOW);
    courtesy.leave("a");
    assertThat(courtesy.enter("a", SECOND, NOW.plusMillis(999))).contains(NOW.plus(SECOND));
    assertThat(courtesy.enter("b", SECOND, NOW)).isEmpty();
    assertThat(courtesy.enter("a", SECOND, NOW.plus(SECOND))).isEmpty();
  }

  @Test
  void a_pause_holds_for_everybody_and_is_never_shortened() {
    courtesy.pause("a", NOW.plusSeconds(60));
    courtesy.pause("a", NOW.plusSeconds(5));
    assertThat(courtesy.enter("a", Duration.ZERO, NOW)).contains(NOW.plusSeconds(60));
    assertThat(courtesy.enter("a", Duration.ZERO, NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void leaving_rings_the_bells_of_those_who_listen() {
    AtomicInteger rung = new AtomicInteger();
    Runnable bell = rung::incrementAndGet;
    courtesy.listen(bell);
    courtesy.enter("a", Duration.ZERO, NOW);
    courtesy.leave("a");
    courtesy.forget(bell);
    courtesy.enter("a", Duration.ZERO, NOW);
    courtesy.leave("a");
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
