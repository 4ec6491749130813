package io.workshopstream.run.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.metric.CountedMetrics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeHealthTest {

  private static final Duration LEASE = Duration.ofSeconds(10);

  private long now = 5_000_000_000L;

  private final CountedMetrics metrics = new CountedMetrics();
  private final NodeHealth health = new NodeHealth(LEASE, metrics, () -> now);

  private void pass(int seconds) {
    now += seconds * 1_000_000_000L;
  }

  private double gauge(String name) {
    return metrics.gauge(name);
  }

  @Test
  void a_node_that_renews_and_reads_has_no_problem() {
    pass(10);
    assertThat(health.problem()).isEmpty();
    health.renewed(now);
    health.followed();
    pass(10);

    assertThat(health.problem()).isEmpty();
  }

  @Test
  void leases_that_were_not_renewed_for_longer_than_they_last_are_a_problem() {
    pass(12);
    health.followed();
    assertThat(health.problem()).contains("leases have not been renewed for 12 seconds");

    health.renewed(now);

    assertThat(health.problem()).isEmpty();
  }

  @Test
  void a_node_that_does_not_see_what_others_store_has_a_problem() {
    pass(12);
    health.renewed(now);
    assertThat(health.problem())
        .contains("what other servers store has not been read for 12 seconds");

    health.followed();

    assertThat(health.problem()).isEmpty();
  }

  @Test
  void what_becomes_of_leases_is_counted_by_where_the_run_came_from() {
    health.claimed(false);
    health.claimed(false);
    health.claimed(true);
    health.lost();

    assertThat(metrics.counted())
        .isEqualTo(
            Map.of(
                "run_claims{origin=queue}",
                2L,
                "run_claims{origin=takeover}",
                1L,
                "run_leases_lost",
                1L));
  }

  @Test
  void ages_and_the_lag_are_measured_in_seconds() {
    health.lag(Duration.ofMillis(1500));
    pass(3);
    health.followed();
    pass(4);

    assertThat(gauge("run_lease_renewal_age_seconds")).isEqualTo(7);
    assertThat(gauge("run_tail_age_seconds")).isEqualTo(4);
    assertThat(gauge("run_tail_lag_seconds")).isEqualTo(1.5);
    health.lag(Duration.ofMillis(-20)); // the other clock is ahead of ours
    assertThat(gauge("run_tail_lag_seconds")).isZero();
  }

  @Test
  void whether_notices_are_heard_is_one_or_zero() {
    assertThat(gauge("run_notices_listening")).isZero();
    health.listening(true);
    assertThat(gauge("run_notices_listening")).isOne();
    health.listening(false);
    assertThat(gauge("run_notices_listening")).isZero();
  }
}
