package io.workshopstream.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.HandClock;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.identity.IssuedCaller;
import io.workshopstream.access.identity.Role;
import io.workshopstream.access.identity.Secret;
import io.workshopstream.access.identity.TokenGrant;
import io.workshopstream.catalogue.Schema;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class SessionsTest {

  private final DataSource database = emptyDatabase();
  private final HandClock clock = new HandClock("2026-01-22T12:00:00Z");
  private final ApiTokens tokens =
      new ApiTokens(database, clock, new SecureRandom(), Runnable::run);
  private final Sessions here = node();
  private final Sessions elsewhere = node();
  private final ApiTokens.Issued token = issued();
  private final ApiCaller caller = tokens.find(token.secret()).orElseThrow();

  DataSource emptyDatabase() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(h2);
    return h2;
  }

  private Sessions node() {
    return node("https://issuer.example");
  }

  private Sessions node(String issuer) {
    SessionLimits limits = new SessionLimits(Duration.ofHours(1), Duration.ofHours(12), issuer);
    Sessions sessions =
        new Sessions(database, tokens, limits, clock, new SecureRandom(), Runnable::run);
    sessions.tick();
    return sessions;
  }

  private ApiTokens.Issued issued() {
    TokenGrant grant = new TokenGrant("portal", Role.OPERATOR, Set.of(), null);
    return tokens.create(grant, ApiCaller.trusted("a test"), made -> handle -> {}).orElseThrow();
  }

  private Secret begun() {
    return here.begin(caller).secret();
  }

  private int rows() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from login_session")) {
      count.next();
      return count.getInt(1);
    }
  }

  @Test
  void a_session_is_known_on_every_node_and_has_the_role_of_its_token() {
    Secret secret = begun();

    assertThat(here.find(secret).orElseThrow().role()).isEqualTo(Role.OPERATOR);
    assertThat(elsewhere.find(secret).orElseThrow().getName()).isEqualTo("portal");
    assertThat(elsewhere.find(secret).orElseThrow().session()).contains(secret.hash());
  }

  private static ApiCaller issuedCaller() {
    return ApiCaller.of(
        new IssuedCaller(
            "https://issuer.example", "4711", "Ada", Role.VIEWER, Set.of("b", "a"), null));
  }

  @Test
  void who_is_logged_in_by_an_issuer_is_known_on_every_node_by_what_it_said() {
    Secret secret = here.begin(issuedCaller()).secret();

    ApiCaller found = elsewhere.find(secret).orElseThrow();
    assertThat(found.getName()).isEqualTo("Ada");
    assertThat(found.role()).isEqualTo(Role.VIEWER);
    assertThat(found.studios()).containsExactlyInAnyOrder("a", "b");
    assertThat(found.issued().orElseThrow().subject()).isEqualTo("4711");
    assertThat(elsewhere.closeReason(found)).isEmpty();

    here.end(secret.hash());
    elsewhere.tick();
    assertThat(elsewhere.closeReason(found)).contains("The login is over");
  }

  @Test
  void a_login_by_an_issuer_that_is_no_longer_the_one_is_over() throws SQLException {
    Secret secret = here.begin(issuedCaller()).secret();
    Sessions afterwards = node("https://another.example");

    assertThat(afterwards.find(secret)).isEmpty();
    here.prune();
    assertThat(rows()).isEqualTo(1);
    afterwards.prune();
    assertThat(rows()).isZero();
  }

  @Test
  void a_token_is_no_session_and_a_session_no_token() {
    String session = begun().value();

    assertThat(Secret.parse(Secret.Kind.TOKEN, session)).isEmpty();
    assertThat(Secret.parse(Secret.Kind.SESSION, token.secret().value())).isEmpty();
    assertThat(here.find(Secret.random(Secret.Kind.SESSION, new SecureRandom()))).isEmpty();
  }

  @Test
  void whoever_logs_out_is_out_everywhere_after_a_second_streams_too() {
    Secret secret = begun();
    ApiCaller watching = elsewhere.find(secret).orElseThrow();
    assertThat(elsewhere.closeReason(watching)).isEmpty();

    here.end(secret.hash());
    elsewhere.tick();

    assertThat(here.find(secret)).isEmpty();
    assertThat(elsewhere.find(secret)).isEmpty();
    assertThat(elsewhere.closeReason(watching)).contains("The login is over");
  }

  @Test
  void a_session_ends_with_its_token() {
    Secret secret = begun();
    ApiCaller watching = here.find(secret).orElseThrow();

    assertThat(tokens.revoke(token.token().id(), gone -> handle -> {})).isPresent();

    assertThat(here.find(secret)).isEmpty();
    assertThat(here.closeReason(watching)).contains("The token was revoked");
  }

  @Test
  void a_session_that_nobody_uses_for_its_idle_time_is_over() {
    Secret secret = begun();
    clock.pass(Duration.ofMinutes(61));

    assertThat(here.find(secret)).isEmpty();
  }

  @Test
  void a_session_that_is_used_or_watches_goes_on_up_to_its_lifetime() {
    Secret secret = begun();
    ApiCaller watching = here.find(secret).orElseThrow();
    for (int i = 0; i < 23; i++) {
      clock.pass(Duration.ofMinutes(30));
      here.tick();
      assertThat(i % 2 == 0 ? here.find(secret).isPresent() : here.closeReason(watching).isEmpty())
          .isTrue();
    }
    elsewhere.tick();
    assertThat(elsewhere.find(secret)).isPresent();

    clock.pass(Duration.ofMinutes(30));

    assertThat(here.find(secret)).isEmpty();
  }

  @Test
  void sessions_that_are_over_are_forgotten_and_others_are_not() throws SQLException {
    begun();
    clock.pass(Duration.ofMinutes(62));
    Secret later = begun();
    assertThat(rows()).isEqualTo(2);

    clock.pass(Duration.ofMinutes(1));
    here.prune();

    assertThat(rows()).isEqualTo(1);
    assertThat(here.find(later)).isPresent();
  }

  @Test
  void a_session_that_is_used_elsewhere_is_good_also_where_it_was_used_long_ago() {
    Secret secret = begun();
    clock.pass(Duration.ofMinutes(2));
    assertThat(here.find(secret)).isPresent(); // and noted here
    for (int i = 0; i < 4; i++) {
      clock.pass(Duration.ofMinutes(30));
      elsewhere.tick();
      assertThat(elsewhere.find(secret)).isPresent();
    }

    here.tick();

    assertThat(here.find(secret)).isPresent();
  }

  @Test
  void whoever_logs_in_without_end_ends_their_own_logins_and_nobody_elses() {
    Secret others = here.begin(tokens.find(issued().secret()).orElseThrow()).secret();
    Secret first = begun();
    for (int i = 0; i < 20; i++) {
      clock.pass(Duration.ofSeconds(1));
      begun();
    }

    assertThat(here.find(first)).isEmpty();
    assertThat(here.find(others)).isPresent();
  }
}
