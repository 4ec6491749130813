package io.workshopstream.access.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.workshopstream.HandClock;
import io.workshopstream.catalogue.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class RateLimiterTest {

  private static final String ADDRESS = "192.0.2.7";
  private static final RateLimit THREE = new RateLimit(3, Duration.ofSeconds(30));
  private static final RateLimits LIMITS =
      new RateLimits(
          Map.of(RateKind.CALLS, THREE, RateKind.STARTS, THREE, RateKind.MODEL_TOKENS, THREE), 2);

  private final DataSource database = emptyDatabase();
  private final HandClock clock = new HandClock("2026-01-22T12:00:00Z");
  private final RateLimiter here = new RateLimiter(LIMITS, database, clock);
  private final RateLimiter elsewhere = new RateLimiter(LIMITS, database, clock);

  DataSource emptyDatabase() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(h2);
    return h2;
  }

  private static RateDecision take(
      RateLimiter limiter, RateKind kind, @Nullable String caller, String address) {
    List<RateDecision> decisions = limiter.take(Set.of(kind), caller, address);
    return decisions.get(decisions.size() - 1);
  }

  private static long granted(
      RateLimiter limiter, RateKind kind, @Nullable String caller, int asked) {
    return IntStream.range(0, asked)
        .filter(any -> take(limiter, kind, caller, ADDRESS).granted())
        .count();
  }

  @Test
  void a_caller_may_use_up_the_limit_at_once_and_gets_it_back_evenly() {
    assertThat(granted(here, RateKind.CALLS, "a", 10)).isEqualTo(3);

    clock.pass(Duration.ofSeconds(10));

    assertThat(granted(here, RateKind.CALLS, "a", 10)).isEqualTo(1);
    clock.pass(Duration.ofMinutes(5));
    assertThat(granted(here, RateKind.CALLS, "a", 10)).isEqualTo(3);
  }

  @Test
  void a_decision_says_what_is_left_and_when_it_goes_on() {
    RateDecision first = take(here, RateKind.CALLS, "a", ADDRESS);
    granted(here, RateKind.CALLS, "a", 2);
    RateDecision refused = take(here, RateKind.CALLS, "a", ADDRESS);

    assertThat(first.policy()).isEqualTo("\"calls\";q=3;w=30");
    assertThat(first.state()).isEqualTo("\"calls\";r=2;t=10");
    assertThat(refused.granted()).isFalse();
    assertThat(refused.state()).isEqualTo("\"calls\";r=0;t=10");
  }

  @Test
  void callers_do_not_share_a_limit_until_their_address_has_used_up_its_own() {
    assertThat(granted(here, RateKind.CALLS, "a", 3)).isEqualTo(3);
    assertThat(granted(here, RateKind.CALLS, "b", 3)).isEqualTo(3);

    assertThat(granted(here, RateKind.CALLS, "c", 3)).isZero();
    assertThat(take(here, RateKind.CALLS, "d", "192.0.2.8").granted()).isTrue();
  }

  @Test
  void whom_nothing_proves_counts_by_address() {
    assertThat(granted(here, RateKind.CALLS, null, 10)).isEqualTo(6);
  }

  @Test
  void whoever_proves_nothing_uses_up_nothing_of_those_who_do() {
    for (int i = 0; i < 10; i++) {
      here.takeUnproven(Set.of(RateKind.CALLS), ADDRESS);
    }

    assertThat(here.takeUnproven(Set.of(RateKind.CALLS), ADDRESS))
        .singleElement()
        .matches(decision -> !decision.granted());
    assertThat(take(here, RateKind.CALLS, "a", ADDRESS).granted()).isTrue();
  }

  @Test
  void whoever_proves_nothing_uses_up_nothing_that_all_servers_count() {
    assertThat(here.takeUnproven(Set.of(RateKind.STARTS), ADDRESS)).isEmpty();
    assertThat(names()).isEmpty();
  }

  @Test
  void addresses_that_one_can_choose_freely_are_one() {
    for (int i = 0; i < 6; i++) {
      assertThat(take(here, RateKind.CALLS, null, "2001:db8:1:2::" + i).granted()).isTrue();
    }

    assertThat(take(here, RateKind.CALLS, null, "2001:db8:1:2:ffff::1").granted()).isFalse();
    assertThat(take(here, RateKind.CALLS, null, "2001:db8:1:3::1").granted()).isTrue();
  }

  @Test
  void starts_count_over_all_servers_and_calls_on_each() {
    assertThat(granted(here, RateKind.STARTS, "a", 2)).isEqualTo(2);
    assertThat(granted(elsewhere, RateKind.STARTS, "a", 10)).isEqualTo(1);

    assertThat(granted(here, RateKind.CALLS, "d", 3)).isEqualTo(3);
    assertThat(granted(elsewhere, RateKind.CALLS, "d", 3)).isEqualTo(3);
  }

  @Test
  void of_many_at_the_same_moment_on_two_servers_as_many_are_granted_as_the_limit_says() {
    List<CompletableFuture<Boolean>> asked =
        IntStream.range(0, 24)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            take(i % 2 == 0 ? here : elsewhere, RateKind.STARTS, "e", ADDRESS)
                                .granted()))
            .toList();

    assertThat(asked.stream().filter(CompletableFuture::join)).hasSize(3);
  }

  @Test
  void what_has_no_limit_is_not_counted() {
    assertThat(here.take(Set.of(RateKind.PREVIEWS), "a", ADDRESS)).isEmpty();
  }

  @Test
  void after_a_refusal_the_other_kinds_of_a_request_are_not_used_up() {
    granted(here, RateKind.CALLS, "a", 3);

    List<RateDecision> decisions =
        here.take(List.of(RateKind.CALLS, RateKind.STARTS), "a", ADDRESS);

    assertThat(decisions).hasSize(1);
    assertThat(granted(here, RateKind.STARTS, "a", 3)).isEqualTo(3);
  }

  @Test
  void buckets_that_nobody_has_used_for_long_are_forgotten() {
    granted(here, RateKind.STARTS, "a", 1);
    clock.pass(Duration.ofDays(3));
    granted(here, RateKind.STARTS, "b", 1);

    here.prune();

    assertThat(names()).isNotEmpty().allMatch(name -> !name.endsWith("token:a"));
  }

  private List<String> names() {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle.createQuery("select name from rate_bucket").mapTo(String.class).list());
  }

  @Test
  void while_the_database_fails_each_server_counts_by_itself() {
    JdbcDataSource none = new JdbcDataSource();
    none.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";INIT=select broken");

    assertThat(granted(new RateLimiter(LIMITS, none, clock), RateKind.STARTS, "a", 10))
        .isEqualTo(3);
  }

  @Test
  void
      what_is_counted_afterwards_may_be_more_than_is_left_and_then_waits_until_it_is_there_again() {
    assertThat(granted(here, RateKind.MODEL_TOKENS, "a", 10)).isEqualTo(10);

    here.used(RateKind.MODEL_TOKENS, 1, "a", ADDRESS);
    RateDecision granted = take(here, RateKind.MODEL_TOKENS, "a", ADDRESS);
    assertThat(granted.remaining()).isEqualTo(2);
    assertThat(granted.seconds()).as("until all three are there again").isEqualTo(10);

    here.used(RateKind.MODEL_TOKENS, 3, "a", ADDRESS);

    RateDecision refused = take(elsewhere, RateKind.MODEL_TOKENS, "a", ADDRESS);
    assertThat(refused.granted()).isFalse();
    assertThat(refused.seconds()).isEqualTo(20);
    assertThat(granted(elsewhere, RateKind.MODEL_TOKENS, "b", 1)).isEqualTo(1);
    clock.pass(Duration.ofSeconds(20));
    assertThat(granted(here, RateKind.MODEL_TOKENS, "a", 1)).isEqualTo(1);

    here.used(RateKind.MODEL_TOKENS, 1_000_000, "a", ADDRESS);
    here.used(RateKind.MODEL_TOKENS, 1_000_000, "a", ADDRESS);
    clock.pass(THREE.period().plusSeconds(11)); // one of debt, and one token
    assertThat(granted(here, RateKind.MODEL_TOKENS, "a", 1)).isEqualTo(1);
  }

  @Test
  void the_buckets_of_a_server_are_bounded_in_number() {
    LocalBuckets buckets = new LocalBuckets(TimeMeter.SYSTEM_NANOTIME);

    IntStream.range(0, 30_000).forEach(i -> buckets.use("address:" + i, THREE, Buckets::take));

    assertThat(buckets.size()).isEqualTo(20_000);
  }
}
