package io.workshopstream.access.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.HandClock;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.identity.IssuedCaller;
import io.workshopstream.access.identity.Role;
import io.workshopstream.access.identity.Secret;
import io.workshopstream.access.identity.TokenGrant;
import io.workshopstream.catalogue.Schema;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class StreamTicketsTest {

  private static final String RUN = "abc1";

  private final DataSource database = emptyDatabase();
  private final HandClock clock = new HandClock("2026-01-22T12:00:00Z");
  private final ApiTokens tokens =
      new ApiTokens(database, clock, new SecureRandom(), Runnable::run);
  private final StreamTickets here = node();
  private final StreamTickets elsewhere = node();
  private final ApiTokens.Issued token = issued();
  private final ApiCaller caller = tokens.find(token.secret()).orElseThrow();

  DataSource emptyDatabase() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(h2);
    return h2;
  }

  private StreamTickets node() {
    return new StreamTickets(database, tokens, clock, new SecureRandom());
  }

  private ApiTokens.Issued issued() {
    TokenGrant grant = new TokenGrant("portal", Role.OPERATOR, Set.of("a"), null);
    return tokens.create(grant, ApiCaller.trusted("a test"), made -> handle -> {}).orElseThrow();
  }

  private Secret given() {
    return here.give(caller, RUN).secret();
  }

  private static Optional<ApiCaller> take(StreamTickets node, Secret ticket, String run) {
    try {
      return node.take(ticket, run);
    } catch (UncheckedTicketException silent) {
      throw new AssertionError(silent);
    }
  }

  @Test
  void a_ticket_of_somebody_whom_an_issuer_vouches_for_is_theirs_until_the_issuer_s_word_ends()
      throws UncheckedTicketException {
    Instant end = clock.instant().plusSeconds(20);
    ApiCaller issued =
        ApiCaller.of(
            new IssuedCaller("https://issuer.example", "4711", "Ada", Role.ADMIN, Set.of(), end));
    Secret secret = here.give(issued, RUN).secret();

    ApiCaller found = elsewhere.take(secret, RUN).orElseThrow();

    assertThat(found.getName()).isEqualTo("Ada");
    assertThat(found.role()).isEqualTo(Role.VIEWER);
    assertThat(tokens.closeReason(found)).isEmpty();
    clock.pass(Duration.ofSeconds(20));
    assertThat(tokens.closeReason(found)).contains("The token expired");
  }

  @Test
  void a_ticket_is_good_on_any_node_to_watch_only_and_as_narrow_as_its_token() {
    ApiCaller watching = take(elsewhere, given(), RUN).orElseThrow();

    assertThat(watching.role()).isEqualTo(Role.VIEWER);
    assertThat(watching.studios()).containsExactly("a");
    assertThat(watching.token()).contains(token.token().id());
  }

  @Test
  void a_ticket_is_good_once() {
    Secret ticket = given();

    assertThat(take(here, ticket, RUN)).isPresent();
    assertThat(take(here, ticket, RUN)).isEmpty();
    assertThat(take(elsewhere, ticket, RUN)).isEmpty();
  }

  @Test
  void of_many_who_bring_the_same_ticket_at_once_one_is_let_in() {
    Secret ticket = given();
    List<CompletableFuture<Optional<ApiCaller>>> all =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> take(i % 2 == 0 ? here : elsewhere, ticket, RUN)))
            .toList();

    assertThat(all.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void a_ticket_opens_the_run_that_it_is_for_and_is_used_up_by_another() {
    Secret ticket = given();

    assertThat(take(here, ticket, "other1")).isEmpty();
    assertThat(take(here, ticket, RUN)).isEmpty();
  }

  @Test
  void a_ticket_is_good_for_half_a_minute() {
    Secret used = given();
    Secret late = given();

    clock.pass(Duration.ofMillis(29_999));
    assertThat(take(here, used, RUN)).isPresent();
    clock.pass(Duration.ofMillis(1));
    assertThat(take(here, late, RUN)).isEmpty();
  }

  @Test
  void a_ticket_of_a_token_that_was_revoked_opens_nothing() {
    Secret ticket = given();

    assertThat(tokens.revoke(token.token().id(), gone -> handle -> {})).isPresent();

    assertThat(take(here, ticket, RUN)).isEmpty();
  }

  @Test
  void while_the_database_fails_a_ticket_is_not_looked_for_and_stays_good() {
    JdbcDataSource none = new JdbcDataSource();
    none.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";INIT=select broken");
    StreamTickets cutOff = new StreamTickets(none, tokens, clock, new SecureRandom());
    Secret ticket = given();

    assertThatThrownBy(() -> cutOff.take(ticket, RUN)).isInstanceOf(UncheckedTicketException.class);

    assertThat(take(here, ticket, RUN)).isPresent();
  }

  @Test
  void a_silent_database_holds_eight_requests_up_and_no_more() throws Exception {
    CountDownLatch asked = new CountDownLatch(8);
    CountDownLatch answers = new CountDownLatch(1);
    DataSource silent =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                  asked.countDown();
                  answers.await();
                  throw new SQLException("gone");
                });
    StreamTickets waiting = new StreamTickets(silent, tokens, clock, new SecureRandom());
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      IntStream.range(0, 8).forEach(any -> callers.execute(() -> ignored(waiting)));
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> waiting.take(given(), RUN))
          .isInstanceOf(UncheckedTicketException.class);
    } finally {
      answers.countDown();
      callers.shutdownNow();
    }
  }

  private void ignored(StreamTickets tickets) {
    assertThatThrownBy(() -> tickets.take(given(), RUN))
        .isInstanceOf(UncheckedTicketException.class);
  }
}
