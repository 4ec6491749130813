package io.workshopstream.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.Role;
import io.workshopstream.access.jwt.ClaimMapping;
import io.workshopstream.access.jwt.ClaimPath;
import io.workshopstream.testsite.IssuerSite;
import io.workshopstream.testsite.LoginPages;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A login by an issuer, and every way in which it comes to nothing. */
class IssuerLoginTest {

  private static final ClaimMapping CLAIMS =
      new ClaimMapping(
          new ClaimPath("realm_access/roles"),
          Map.of(Role.OPERATOR, Set.of("workshop-operator")),
          null);

  private static IssuerSite issuer;

  private final LoginAttempt attempt = LoginAttempt.random(new SecureRandom(), page("/x"));
  private final IssuerLogin login = login(LoginPages.SECRET);

  @BeforeAll
  static void start() {
    issuer = new IssuerSite();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @BeforeEach
  void be_well_again() {
    issuer.open();
  }

  private static ReturnAddress page(String path) {
    return ReturnAddress.of(path);
  }

  private static IssuerLogin login(String secret) {
    ClientRegistration client =
        new ClientRegistration(
            "Example",
            URI.create(issuer.issuer()),
            new ClientRegistration.Credentials(LoginPages.CLIENT, secret),
            List.of("profile"),
            URI.create("https://workshops.example.org"),
            new ClientRegistration.Trust(Set.of("RS256"), CLAIMS));
    return new IssuerLogin(client, Clock.systemUTC(), Runnable::run);
  }

  private String code(String role) throws FailedLoginException {
    return issuer.login().code(login.question(attempt).toString(), role);
  }

  private String answered(String role) throws FailedLoginException {
    return "code=" + code(role) + "&state=" + attempt.state();
  }

  private LoginProblem problem(@Nullable String query) {
    return problem(login, attempt, query);
  }

  private static LoginProblem problem(
      IssuerLogin login, LoginAttempt attempt, @Nullable String query) {
    return catchThrowableOfType(FailedLoginException.class, () -> login.answer(attempt, query))
        .problem();
  }

  @Test
  void the_issuer_is_asked_with_all_that_binds_its_answer_to_this_browser()
      throws FailedLoginException {
    assertThat(login.question(attempt).toString())
        .startsWith(issuer.issuer() + "/authorize?")
        .contains(
            "response_type=code",
            "client_id=workshops",
            "scope=openid+profile",
            "state=" + attempt.state(),
            "nonce=" + attempt.nonce(),
            "code_challenge_method=S256",
            "redirect_uri=https%3A%2F%2Fworkshops.example.org%2Fapi%2Fsession%2Flogin%2Fcallback")
        .doesNotContain(attempt.verifier(), attempt.words().substring(0, 43));
  }

  @Test
  void who_comes_back_with_a_code_is_who_the_issuer_says() throws FailedLoginException {
    ApiCaller caller = login.answer(attempt, answered("workshop-operator"));

    assertThat(caller.getName()).isEqualTo("test workshop-operator");
    assertThat(caller.role()).isEqualTo(Role.OPERATOR);
    assertThat(caller.issued().orElseThrow().subject()).isEqualTo("subject of workshop-operator");
    assertThat(caller.issued().orElseThrow().expiresAt()).isNull();
  }

  @Test
  void a_code_is_good_once_and_for_the_browser_that_began() throws FailedLoginException {
    String query = answered("workshop-operator");
    LoginAttempt other = LoginAttempt.random(new SecureRandom(), page("/x"));

    String stolen = query.replace(attempt.state(), other.state());
    assertThat(problem(login, other, stolen)).isEqualTo(LoginProblem.ISSUER);
    assertThat(problem(query)).isEqualTo(LoginProblem.ISSUER);
  }

  @Test
  void an_answer_that_is_not_for_this_browser_is_refused() throws FailedLoginException {
    String code = "code=" + code("workshop-operator");

    for (String state : List.of("", "&state=", "&state=x", "&state=" + attempt.nonce())) {
      assertThat(problem(code + state)).as(state).isEqualTo(LoginProblem.STATE);
    }
    assertThat(problem("error=access_denied&state=x")).isEqualTo(LoginProblem.STATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&&&", "state=", "code=%zz", "?", "code=a&code=b"})
  void an_answer_that_says_nothing_is_refused(String query) {
    assertThat(problem(query)).isEqualTo(LoginProblem.STATE);
    assertThat(problem(null)).isEqualTo(LoginProblem.STATE);
  }

  @Test
  void what_the_issuer_or_its_user_would_not_is_told_apart() {
    String state = "&state=" + attempt.state();

    assertThat(problem("error=access_denied" + state)).isEqualTo(LoginProblem.DENIED);
    assertThat(problem("error=server_error" + state)).isEqualTo(LoginProblem.ISSUER);
  }

  @Test
  void an_answer_of_another_issuer_is_refused() throws FailedLoginException {
    String query = answered("workshop-operator");

    assertThat(problem(query + "&iss=https%3A%2F%2Fevil.example")).isEqualTo(LoginProblem.ISSUER);
  }

  @Test
  void somebody_without_a_role_is_told_so() throws FailedLoginException {
    assertThat(problem(answered("accountant"))).isEqualTo(LoginProblem.ROLE);
  }

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> lies() {
    return Stream.of(
        claims -> claims.issuer("https://evil.example"),
        claims -> claims.audience("another client"),
        claims -> claims.audience(List.of("workshops", "other")).claim("azp", "other"),
        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600))));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void a_word_of_the_issuer_that_is_not_for_us_is_refused(UnaryOperator<JWTClaimsSet.Builder> lie)
      throws FailedLoginException {
    issuer.login().lie(lie);

    assertThat(problem(answered("workshop-operator"))).isEqualTo(LoginProblem.ISSUER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "another"})
  void a_word_for_another_login_is_refused(String nonce) throws FailedLoginException {
    issuer.login().lie(claims -> claims.claim("nonce", nonce.isEmpty() ? null : nonce));

    assertThat(problem(answered("workshop-operator"))).isEqualTo(LoginProblem.STATE);
  }

  @Test
  void an_issuer_that_does_not_know_us_or_is_down_is_told_and_no_secret_with_it()
      throws FailedLoginException {
    IssuerLogin wrong = login("wrong secret");
    String query = answered("workshop-operator");

    FailedLoginException failed =
        catchThrowableOfType(FailedLoginException.class, () -> wrong.answer(attempt, query));
    assertThat(failed.reason()).isEqualTo("issuer (the issuer answered invalid_client)");

    issuer.login().breakDown();
    assertThat(problem(query)).isEqualTo(LoginProblem.ISSUER);
  }

  @Test
  void before_the_issuer_has_said_where_nobody_can_log_in() {
    issuer.breakDown();

    assertThat(
            catchThrowableOfType(FailedLoginException.class, () -> login.question(attempt))
                .problem())
        .isEqualTo(LoginProblem.ISSUER);
  }

  @Test
  void who_logs_out_is_sent_to_the_issuer_as_soon_as_it_is_known() throws FailedLoginException {
    assertThat(login.logout()).isEmpty();

    URI unused = login.question(attempt);

    assertThat(login.logout().orElseThrow().toString())
        .startsWith(issuer.issuer() + "/logout?")
        .contains(
            "client_id=workshops",
            "post_logout_redirect_uri=https%3A%2F%2Fworkshops.example.org%2Flogin.html");
  }

  @Test
  void the_secret_is_not_said_by_accident() {
    assertThat(login.client().toString()).doesNotContain(LoginPages.SECRET);
  }
}
