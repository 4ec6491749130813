package io.workshopstream.access.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.HandClock;
import io.workshopstream.catalogue.Schema;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class ApiTokensTest {

  private final DataSource database = emptyDatabase();
  private final HandClock clock = new HandClock("2026-01-22T12:00:00Z");
  private final ApiTokens here = node();
  private final ApiTokens elsewhere = node();

  DataSource emptyDatabase() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(h2);
    return h2;
  }

  private ApiTokens node() {
    ApiTokens tokens = new ApiTokens(database, clock, new SecureRandom(), Runnable::run);
    tokens.load();
    return tokens;
  }

  private ApiTokens.Issued issued(Role role, @Nullable Duration life) {
    Instant end = life == null ? null : clock.instant().plus(life);
    TokenGrant grant = new TokenGrant("portal", role, Set.of("b", "a"), end);
    return here.create(grant, ApiCaller.trusted("a test"), made -> handle -> {}).orElseThrow();
  }

  private ApiTokens.Issued issued(Role role) {
    return issued(role, null);
  }

  @Test
  void a_token_proves_its_caller_with_role_and_studios() {
    Secret secret = issued(Role.OPERATOR).secret();

    ApiCaller caller =
        here.find(Secret.parse(Secret.Kind.TOKEN, secret.value()).orElseThrow()).orElseThrow();

    assertThat(caller.getName()).isEqualTo("portal");
    assertThat(caller.role()).isEqualTo(Role.OPERATOR);
    assertThat(caller.studios()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void the_database_has_the_hash_and_the_beginning_of_a_token_and_not_the_token()
      throws SQLException {
    Secret secret = issued(Role.ADMIN).secret();

    String stored = everything();

    assertThat(stored).contains(secret.prefix(), secret.hash());
    assertThat(stored).doesNotContain(secret.value().substring(13));
  }

  private String everything() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from api_token")) {
      StringBuilder all = new StringBuilder();
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          all.append(rows.getString(column)).append('\n');
        }
      }
      return all.toString();
    }
  }

  @Test
  void a_token_that_was_never_made_proves_nothing() {
    issued(Role.ADMIN);

    assertThat(here.find(Secret.random(Secret.Kind.TOKEN, new SecureRandom()))).isEmpty();
    assertThat(Secret.parse(Secret.Kind.TOKEN, "wst_short")).isEmpty();
    assertThat(Secret.parse(Secret.Kind.TOKEN, "")).isEmpty();
  }

  @Test
  void a_token_with_the_same_beginning_and_another_end_proves_nothing() {
    String made = issued(Role.ADMIN).secret().value();
    char last = made.charAt(20) == 'x' ? 'y' : 'x';

    String other = made.substring(0, 20) + last + made.substring(21);

    assertThat(here.find(Secret.parse(Secret.Kind.TOKEN, other).orElseThrow())).isEmpty();
  }

  @Test
  void no_word_of_a_secret_or_a_token_shows_the_secret() {
    ApiTokens.Issued issued = issued(Role.ADMIN);

    assertThat(issued.toString()).doesNotContain(issued.secret().value().substring(13));
    assertThat(issued.toString()).doesNotContain(issued.token().hash());
  }

  @Test
  void an_expired_token_proves_nothing_and_still_counts_as_configured() {
    Secret secret = issued(Role.ADMIN, Duration.ofHours(1)).secret();
    ApiCaller caller = here.find(secret).orElseThrow();
    assertThat(here.haveAdmin()).isTrue();

    clock.pass(Duration.ofHours(1));

    assertThat(here.find(secret)).isEmpty();
    assertThat(here.closeReason(caller)).contains("The token expired");
    assertThat(here.areNone()).isFalse();
    assertThat(here.haveAdmin()).isFalse();
  }

  @Test
  void a_revoked_token_proves_nothing_any_more_also_elsewhere_after_a_second() {
    ApiTokens.Issued issued = issued(Role.VIEWER);
    elsewhere.tick();
    ApiCaller caller = elsewhere.find(issued.secret()).orElseThrow();
    assertThat(elsewhere.closeReason(caller)).isEmpty();

    assertThat(here.revoke(issued.token().id(), gone -> handle -> {})).isPresent();
    elsewhere.tick();

    assertThat(here.find(issued.secret())).isEmpty();
    assertThat(elsewhere.find(issued.secret())).isEmpty();
    assertThat(elsewhere.closeReason(caller)).contains("The token was revoked");
    assertThat(here.revoke(issued.token().id(), gone -> handle -> {})).isEmpty();
  }

  @Test
  void a_token_counts_elsewhere_as_soon_as_somebody_asks_with_it() {
    Secret secret = issued(Role.VIEWER).secret();

    assertThat(elsewhere.find(secret)).isPresent();
  }

  @Test
  void unknown_tokens_ask_the_database_no_more_than_twenty_times_a_second() {
    Secret unknown = Secret.random(Secret.Kind.TOKEN, new SecureRandom());
    for (int i = 0; i < 20; i++) {
      assertThat(elsewhere.find(unknown)).isEmpty();
    }
    Secret secret = issued(Role.VIEWER).secret();

    assertThat(elsewhere.find(secret)).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(elsewhere.find(secret)).isPresent();
  }

  @Test
  void whoever_was_let_in_without_a_token_is_not_any_more_once_there_is_one() {
    ApiCaller somebody = ApiCaller.trusted("this machine");
    assertThat(here.closeReason(somebody)).isEmpty();

    issued(Role.ADMIN);

    assertThat(here.closeReason(somebody)).contains("A token is needed from now on");
  }

  @Test
  void a_copy_that_nobody_renewed_for_half_a_minute_is_stale() {
    clock.pass(Duration.ofSeconds(30));
    assertThat(here.areStale()).isFalse();

    clock.pass(Duration.ofSeconds(1));
    assertThat(here.areStale()).isTrue();

    here.tick();
    assertThat(here.areStale()).isFalse();
  }
}
