package io.workshopstream.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.crawl.fetch.HostThrottle;
import io.workshopstream.crawl.page.HostTurn;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.run.database.DatabaseHealth;
import io.workshopstream.run.lease.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers that share the rows of one database, which may fail. */
@Timeout(60)
class SharedHostTurnsTest {

  private static final Duration DELAY = Duration.ofMillis(40);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int TURNS = 12;
  private static final int PER_HOST = 100;

  private final Clock clock = Clock.systemUTC();
  private final SomeDatabase database = new SomeDatabase();
  private final AtomicInteger servers = new AtomicInteger();
  private final HostThrottle one = server(false);
  private final HostThrottle two = server(false);
  private final DatabaseHealth health = new DatabaseHealth();

  @BeforeEach
  void empty() throws Exception {
    database.real = emptyDatabase();
  }

  DataSource emptyDatabase() throws Exception {
    return TestRows.h2();
  }

  private HostThrottle server(boolean alone) {
    return new HostThrottle(PER_HOST, turns(new DatabaseHealth(), alone), clock);
  }

  private SharedHostTurns turns(DatabaseHealth health, boolean alone) {
    NodeId server = new NodeId("server-" + servers.incrementAndGet());
    return new SharedHostTurns(database, server, health, alone, clock);
  }

  private Instant now() {
    return clock.instant();
  }

  /** A turn, and the times of the database's clock between which it began. */
  private record Turn(Instant earliest, Instant latest) {}

  private Turn turn(HostThrottle server) {
    while (true) {
      Instant earliest = database.now();
      Optional<Instant> again = server.enter("host", DELAY, now());
      if (again.isEmpty()) {
        return new Turn(earliest, database.now());
      }
      LockSupport.parkNanos(Duration.between(now(), again.get()).toNanos());
    }
  }

  private List<Turn> turns(HostThrottle... servers) throws Exception {
    ConcurrentLinkedQueue<Turn> turns = new ConcurrentLinkedQueue<>();
    ExecutorService crawls = Executors.newCachedThreadPool();
    List<Future<?>> under = new ArrayList<>();
    for (HostThrottle server : servers) {
      under.add(
          crawls.submit(
              () -> {
                for (int i = 0; i < TURNS; i++) {
                  turns.add(turn(server));
                }
              }));
    }
    for (Future<?> crawl : under) {
      crawl.get();
    }
    crawls.shutdown();
    return List.copyOf(turns);
  }

  /** How many pairs cannot have been the delay apart, whenever exactly they began. */
  private static long tooClose(List<Turn> turns) {
    return turns.stream()
        .flatMap(
            one -> turns.stream().filter(other -> !other.equals(one) && isTooClose(one, other)))
        .count();
  }

  private static boolean isTooClose(Turn one, Turn other) {
    return one.latest().isBefore(other.earliest().plus(DELAY))
        && other.latest().isBefore(one.earliest().plus(DELAY));
  }

  @Test
  void no_two_requests_to_a_host_begin_less_than_the_delay_apart_on_whichever_server()
      throws Exception {
    List<Turn> turns = turns(one, one, two, two);

    assertThat(turns).hasSize(4 * TURNS);
    assertThat(tooClose(turns)).isZero();
  }

  @Test
  void a_server_that_was_refused_comes_before_one_that_is_quicker() {
    SharedHostTurns quick = turns(health, false);
    SharedHostTurns slow = turns(health, false);
    assertThat(quick.take("a", DELAY).isGiven()).isTrue();
    assertThat(slow.take("a", DELAY).isGiven()).isFalse();

    database.execute("update host_turn set next_at = current_timestamp - interval '0.01' second");
    HostTurn refused = quick.take("a", DELAY);

    assertThat(refused.isGiven()).isFalse();
    assertThat(refused.remaining()).isLessThan(Duration.ofMillis(60));
    assertThat(slow.take("a", DELAY).isGiven()).isTrue();
  }

  @Test
  void a_server_that_was_refused_and_does_not_come_again_is_not_waited_for() {
    SharedHostTurns there = turns(health, false);
    assertThat(there.take("a", Duration.ZERO).isGiven()).isTrue();
    database.execute("update host_turn set wanted_by = 'gone'");
    database.execute("update host_turn set next_at = current_timestamp - interval '0.1' second");

    assertThat(there.take("a", DELAY).isGiven()).isTrue();
  }

  @Test
  void hosts_do_not_wait_for_each_other() {
    assertThat(one.enter("a", HOUR, now())).isEmpty();
    assertThat(two.enter("b", HOUR, now())).isEmpty();
    assertThat(two.enter("a", HOUR, now())).hasValueSatisfying(this::isInAnHour);
  }

  private void isInAnHour(Instant time) {
    assertThat(time).isBetween(now().plusSeconds(3590), now().plusSeconds(3601));
  }

  @Test
  void what_another_server_refused_takes_no_place_at_the_host() {
    HostThrottle narrow = new HostThrottle(1, turns(health, false), clock);
    two.enter("a", HOUR, now());
    assertThat(narrow.enter("a", HOUR, now())).hasValueSatisfying(this::isInAnHour);

    // as if that hour were over here and not yet by the database's clock
    assertThat(narrow.enter("a", HOUR, now().plus(HOUR).plusSeconds(60)))
        .hasValueSatisfying(this::isInAnHour);
  }

  private Pause pause(String host) {
    return Pause.from(now(), host, 429, HOUR);
  }

  @Test
  void a_pause_that_one_server_met_is_kept_by_the_others_and_by_those_that_start_later() {
    one.pauses().add(pause("a"));

    assertThat(two.enter("a", DELAY, now())).hasValueSatisfying(this::isInAnHour);
    assertThat(two.pauses().of("a", now()))
        .hasValueSatisfying(
            pause -> {
              assertThat(pause.status()).isEqualTo(429);
              assertThat(pause.wish()).isEqualTo(HOUR);
            });
    assertThat(two.enter("b", DELAY, now())).isEmpty();
    HostThrottle later = server(true);
    later.pauses().synchronise(now());
    assertThat(later.enter("a", DELAY, now())).hasValueSatisfying(this::isInAnHour);
  }

  @Test
  void a_pause_is_never_shortened() {
    one.pauses().add(pause("a"));
    two.pauses().add(Pause.from(now(), "a", 503, Duration.ofSeconds(5)));
    one.pauses().add(Pause.from(now(), "a", 503, Duration.ofSeconds(5)));

    two.pauses().synchronise(now());
    assertThat(one.enter("a", DELAY, now())).hasValueSatisfying(this::isInAnHour);
    assertThat(two.enter("a", DELAY, now())).hasValueSatisfying(this::isInAnHour);
  }

  @Test
  void a_pause_that_is_lifted_on_one_server_ends_on_all() {
    AtomicInteger rung = new AtomicInteger();
    one.enter("a", Duration.ZERO, now());
    one.pauses().add(pause("a"));
    one.pauses().add(pause("b"));
    one.listen(rung::incrementAndGet);

    assertThat(two.pauses().lift("a", now())).isTrue();
    assertThat(two.pauses().lift("a", now())).isFalse();
    one.pauses().synchronise(now());

    assertThat(rung).hasValue(1);
    assertThat(one.pauses().all(now())).extracting(Pause::host).containsExactly("b");
    assertThat(one.enter("a", DELAY, now())).isEmpty();
  }

  @Test
  void the_pauses_of_all_servers_are_seen_on_each() {
    one.pauses().add(pause("a"));
    two.pauses().add(pause("b"));

    one.pauses().synchronise(now());
    two.pauses().synchronise(now());

    assertThat(one.pauses().all(now())).extracting(Pause::host).containsExactly("a", "b");
    assertThat(two.pauses().all(now())).extracting(Pause::host).containsExactly("a", "b");
  }

  @Test
  void while_the_database_is_gone_a_server_is_courteous_by_itself() {
    DatabaseHealth health = new DatabaseHealth();
    HostThrottle cut = new HostThrottle(2, turns(health, false), clock);
    DataSource real = database.real;
    database.real = null;

    assertThat(cut.enter("a", HOUR, now())).isEmpty();
    assertThat(cut.enter("a", HOUR, now())).hasValueSatisfying(this::isInAnHour);
    cut.pauses().add(pause("b"));
    assertThat(cut.enter("b", DELAY, now())).hasValueSatisfying(this::isInAnHour);
    cut.pauses().synchronise(now());
    assertThat(cut.pauses().all(now())).hasSize(1);
    assertThatThrownBy(() -> cut.pauses().lift("b", now())).isInstanceOf(JdbiException.class);
    assertThat(health.problem()).contains("the database does not answer");

    database.real = real;
    health.answered();
    cut.pauses().synchronise(now());
    assertThat(two.enter("b", DELAY, now())).hasValueSatisfying(this::isInAnHour);
  }

  @Test
  void a_database_that_is_known_to_fail_is_not_asked() {
    DatabaseHealth health = new DatabaseHealth();
    HostThrottle cut = new HostThrottle(2, turns(health, false), clock);
    health.failed(new SQLException("down", "08006"));
    int asked = database.asked.get();

    assertThat(cut.enter("a", DELAY, now())).isEmpty();
    cut.pauses().add(pause("a"));

    assertThat(database.asked).hasValue(asked);
  }

  @Test
  void a_turn_that_waits_too_long_for_the_database_is_given() throws Exception {
    one.enter("a", Duration.ZERO, now());
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().executeUpdate("update host_turn set host = host");
      long begun = System.nanoTime();

      assertThat(two.enter("a", DELAY, now())).isEmpty();

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofMillis(500), Duration.ofSeconds(8));
      other.rollback();
    }
  }

  @Test
  void a_host_with_more_letters_than_a_host_can_have_disturbs_nobody() {
    String host = "a".repeat(400);
    DatabaseHealth health = new DatabaseHealth();
    HostThrottle server = new HostThrottle(2, turns(health, false), clock);

    server.pauses().add(pause(host));
    assertThat(server.enter(host + "b", HOUR, now())).isEmpty();
    assertThat(server.enter(host + "b", HOUR, now())).hasValueSatisfying(this::isInAnHour);

    assertThat(health.problem()).isEmpty();
  }

  @Test
  void rows_that_say_nothing_any_more_are_removed() {
    SharedHostTurns turns = turns(health, false);
    for (String host : List.of("old", "paused", "new")) {
      turns.take(host, Duration.ZERO);
    }
    turns.pause(pause("paused"));
    database.execute(
        "update host_turn set next_at = current_timestamp - interval '1' hour where host <> 'new'");

    turns.purge();

    assertThat(database.strings("select host from host_turn order by host"))
        .containsExactly("new", "paused");
  }
}
