package io.workshopstream.access.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.workshopstream.HandClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a token counts for nothing. */
class JwtVerifierTest {

  private static final String ISSUER = "https://login.example.org/realms/dance";
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final HandClock clock = new HandClock("2026-01-22T12:00:00Z");

  private JwtVerifier verifier(JWK... keys) {
    return verifier(rules(null), keys);
  }

  private JwtVerifier verifier(JwtRules rules, JWK... keys) {
    JWKSet published = new JWKSet(List.of(keys)).toPublicJWKSet();
    return new JwtVerifier(rules, new IssuerKeys(() -> published, clock, Runnable::run), clock);
  }

  private static JwtRules rules(@Nullable Duration age) {
    return new JwtRules(
        ISSUER, Set.of("workshops", "other"), Set.of("RS256", "ES256", "PS256"), SKEW, age);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("4711")
        .audience("workshops")
        .issueTime(Date.from(clock.instant()))
        .expirationTime(in(300));
  }

  private Date in(long seconds) {
    return Date.from(clock.instant().plusSeconds(seconds));
  }

  private static JwtRejection rejection(JwtVerifier verifier, String token) {
    return catchThrowableOfType(RejectedJwtException.class, () -> verifier.verify(token)).reason();
  }

  private JwtRejection rejection(JWTClaimsSet.Builder claims) {
    return rejection(verifier(Signer.RSA), Signer.signed(claims.build()));
  }

  private JwtRejection rejection(JWSHeader header, JWK key) {
    return rejection(verifier(Signer.RSA, Signer.EC), Signer.signed(header, claims().build(), key));
  }

  // ---- What counts

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of(JWSAlgorithm.RS256, Signer.RSA),
        Arguments.of(JWSAlgorithm.PS256, Signer.RSA),
        Arguments.of(JWSAlgorithm.ES256, Signer.EC));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_token_that_is_right_counts_until_it_says(JWSAlgorithm algorithm, JWK key)
      throws RejectedJwtException {
    String token = Signer.signed(Signer.header(algorithm, key).build(), claims().build(), key);

    VerifiedJwt jwt = verifier(Signer.RSA, Signer.EC, Signer.OTHER_RSA).verify(token);

    assertThat(jwt.claims().getSubject()).isEqualTo("4711");
    assertThat(jwt.end()).isEqualTo(clock.instant().plusSeconds(300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT"})
  void a_token_may_say_that_it_is_one(String type) throws RejectedJwtException {
    JWSHeader header =
        Signer.header(JWSAlgorithm.RS256, Signer.RSA).type(new JOSEObjectType(type)).build();

    assertThat(verifier(Signer.RSA).verify(Signer.signed(header, claims().build(), Signer.RSA)))
        .isNotNull();
  }

  @Test
  void a_key_without_a_name_is_meant_by_any_name() throws RejectedJwtException {
    RSAKey nameless = new RSAKey.Builder(Signer.RSA).keyID(null).build();

    assertThat(verifier(nameless).verify(Signer.signed(claims().build()))).isNotNull();
  }

  @Test
  void a_token_that_names_no_key_is_tried_with_those_there_are() throws RejectedJwtException {
    String token = Signer.signed(new JWSHeader(JWSAlgorithm.RS256), claims().build(), Signer.RSA);

    assertThat(verifier(Signer.OTHER_RSA, Signer.EC, Signer.RSA).verify(token)).isNotNull();
  }

  // ---- Algorithms and signatures

  @Test
  void a_token_without_a_signature_is_refused() {
    assertThat(rejection(verifier(Signer.RSA), new PlainJWT(claims().build()).serialize()))
        .isEqualTo(JwtRejection.MALFORMED);
    String none = base64("{\"alg\":\"none\",\"kid\":\"rsa-1\"}");
    String body = Signer.signed(claims().build()).split("\\.", -1)[1];
    assertThat(rejection(verifier(Signer.RSA), none + "." + body + "."))
        .isEqualTo(JwtRejection.MALFORMED);
    assertThat(rejection(verifier(Signer.RSA), none + "." + body + ".AAAA"))
        .isEqualTo(JwtRejection.MALFORMED);
  }

  @Test
  void the_public_key_is_not_taken_for_a_shared_secret() throws JOSEException {
    for (byte[] shared :
        List.of(
            Signer.RSA.toRSAPublicKey().getEncoded(),
            pem().getBytes(UTF_8),
            Signer.RSA.toPublicJWK().toJSONString().getBytes(UTF_8))) {
      OctetSequenceKey secret = new OctetSequenceKey.Builder(shared).keyID("rsa-1").build();
      assertThat(rejection(Signer.header(JWSAlgorithm.HS256, secret).build(), secret))
          .isEqualTo(JwtRejection.ALGORITHM);
    }
  }

  private static String pem() throws JOSEException {
    byte[] key = Signer.RSA.toRSAPublicKey().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key)
        + "\n-----END PUBLIC KEY-----\n";
  }

  @Test
  void symmetric_algorithms_cannot_be_chosen() {
    assertThatThrownBy(() -> new JwtRules(ISSUER, Set.of("a"), Set.of("HS256"), SKEW, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_algorithm_that_was_not_chosen_is_refused() {
    assertThat(rejection(Signer.header(JWSAlgorithm.RS512, Signer.RSA).build(), Signer.RSA))
        .isEqualTo(JwtRejection.ALGORITHM);
  }

  @Test
  void a_signature_by_another_key_of_the_same_name_is_refused() {
    RSAKey forged = new RSAKey.Builder(Signer.OTHER_RSA).keyID("rsa-1").build();

    assertThat(rejection(Signer.header(JWSAlgorithm.RS256, forged).build(), forged))
        .isEqualTo(JwtRejection.SIGNATURE);
  }

  @Test
  void a_key_that_the_token_brings_itself_is_not_looked_at() {
    JWSHeader header =
        Signer.header(JWSAlgorithm.RS256, Signer.RSA)
            .jwk(Signer.OTHER_RSA.toPublicJWK())
            .jwkURL(URI.create("http://127.0.0.1:1/keys"))
            .build();

    assertThat(rejection(header, Signer.OTHER_RSA)).isEqualTo(JwtRejection.SIGNATURE);
  }

  @Test
  void changed_claims_are_refused() {
    String[] parts = Signer.signed(claims().build()).split("\\.", -1);
    String[] others = Signer.signed(claims().subject("root").build()).split("\\.", -1);

    assertThat(rejection(verifier(Signer.RSA), parts[0] + "." + others[1] + "." + parts[2]))
        .isEqualTo(JwtRejection.SIGNATURE);
  }

  @Test
  void a_name_that_no_key_has_is_refused() {
    assertThat(rejection(verifier(Signer.OTHER_RSA, Signer.EC), Signer.signed(claims().build())))
        .isEqualTo(JwtRejection.KEY);
  }

  @Test
  void a_key_for_encryption_or_too_short_a_one_signs_nothing() throws JOSEException {
    RSAKey other = new RSAKey.Builder(Signer.RSA).keyUse(KeyUse.ENCRYPTION).build();
    RSAKey small = new RSAKeyGenerator(1024, true).keyID("rsa-1").generate();

    assertThat(rejection(verifier(other), Signer.signed(claims().build())))
        .isEqualTo(JwtRejection.KEY);
    assertThat(rejection(verifier(small), Signer.signed(claims().build())))
        .isEqualTo(JwtRejection.KEY);
  }

  // ---- Form

  @Test
  void critical_extensions_are_refused() {
    JWSHeader header =
        Signer.header(JWSAlgorithm.RS256, Signer.RSA)
            .criticalParams(Set.of("b64"))
            .base64URLEncodePayload(true)
            .build();

    assertThat(rejection(header, Signer.RSA)).isEqualTo(JwtRejection.CRITICAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout+jwt", "dpop+jwt", "JOSE"})
  void what_is_another_kind_of_token_is_refused(String type) {
    JWSHeader header =
        Signer.header(JWSAlgorithm.RS256, Signer.RSA).type(new JOSEObjectType(type)).build();

    assertThat(rejection(header, Signer.RSA)).isEqualTo(JwtRejection.TYPE);
  }

  @Test
  void a_token_that_is_too_long_is_refused_before_anybody_looks_into_it() {
    String token = Signer.signed(claims().claim("much", "x".repeat(16_384)).build());

    assertThat(rejection(verifier(Signer.RSA), token)).isEqualTo(JwtRejection.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJ", "....", "{}.{}.{}", "é.é.é"})
  void what_is_no_token_is_refused(String words) {
    assertThat(rejection(verifier(Signer.RSA), words)).isEqualTo(JwtRejection.MALFORMED);
  }

  @Test
  void claims_that_nest_without_end_are_refused() {
    String deep = base64("{\"a\":" + "[".repeat(1500) + "]".repeat(1500) + "}");
    String[] parts = Signer.signed(claims().build()).split("\\.", -1);

    assertThat(rejection(verifier(Signer.RSA), parts[0] + "." + deep + "." + parts[2]))
        .isEqualTo(JwtRejection.SIGNATURE);
    assertThat(rejection(verifier(Signer.RSA), deep + "." + parts[1] + "." + parts[2]))
        .isEqualTo(JwtRejection.MALFORMED);
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  @Test
  void a_claim_that_stands_there_twice_is_refused() throws JOSEException {
    String twice = "{\"iss\":\"" + ISSUER + "\",\"iss\":\"" + ISSUER + "\"}";
    JWSObject jws =
        new JWSObject(Signer.header(JWSAlgorithm.RS256, Signer.RSA).build(), new Payload(twice));
    jws.sign(new RSASSASigner(Signer.RSA));

    assertThat(rejection(verifier(Signer.RSA), jws.serialize())).isEqualTo(JwtRejection.MALFORMED);
  }

  // ---- Claims

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.example.org/realms/other",
        "https://login.example.org/realms/dance/",
        "HTTPS://LOGIN.example.org/realms/dance"
      })
  void another_issuer_is_refused(String issuer) {
    assertThat(rejection(claims().issuer(issuer))).isEqualTo(JwtRejection.ISSUER);
  }

  @Test
  void no_issuer_is_refused() {
    assertThat(rejection(claims().issuer(null))).isEqualTo(JwtRejection.ISSUER);
  }

  @Test
  void a_token_for_others_is_refused_and_one_for_several_is_not() throws RejectedJwtException {
    assertThat(rejection(claims().audience("account"))).isEqualTo(JwtRejection.AUDIENCE);
    assertThat(rejection(claims().audience(List.of()))).isEqualTo(JwtRejection.AUDIENCE);

    JWTClaimsSet several = claims().audience(List.of("account", "other")).build();
    assertThat(verifier(Signer.RSA).verify(Signer.signed(several))).isNotNull();
  }

  @Test
  void a_token_that_has_expired_is_refused_but_for_what_clocks_may_differ()
      throws RejectedJwtException {
    assertThat(rejection(claims().expirationTime(in(-60)))).isEqualTo(JwtRejection.EXPIRED);

    Instant end =
        verifier(Signer.RSA).verify(Signer.signed(claims().expirationTime(in(-59)).build())).end();
    assertThat(end).isEqualTo(clock.instant().plusSeconds(1));
  }

  @Test
  void a_token_without_an_end_is_refused() {
    assertThat(rejection(claims().expirationTime(null))).isEqualTo(JwtRejection.EXPIRED);
  }

  @Test
  void a_token_that_is_not_valid_yet_is_refused_but_for_what_clocks_may_differ()
      throws RejectedJwtException {
    assertThat(rejection(claims().notBeforeTime(in(61)))).isEqualTo(JwtRejection.EARLY);
    assertThat(rejection(claims().issueTime(in(61)))).isEqualTo(JwtRejection.EARLY);

    JWTClaimsSet soon = claims().notBeforeTime(in(60)).build();
    assertThat(verifier(Signer.RSA).verify(Signer.signed(soon))).isNotNull();
  }

  @Test
  void a_token_counts_no_longer_than_its_age_may_be() throws RejectedJwtException {
    JwtVerifier verifier = verifier(rules(Duration.ofSeconds(100)), Signer.RSA);

    assertThat(verifier.verify(Signer.signed(claims().build())).end())
        .isEqualTo(clock.instant().plusSeconds(100));
    assertThat(rejection(verifier, Signer.signed(claims().issueTime(in(-160)).build())))
        .isEqualTo(JwtRejection.EXPIRED);
    assertThat(rejection(verifier, Signer.signed(claims().issueTime(null).build())))
        .isEqualTo(JwtRejection.EXPIRED);
  }

  @Test
  void what_is_said_of_a_refusal_says_nothing_of_the_token() {
    String token = Signer.signed(claims().audience("secret-audience").build());

    assertThatThrownBy(() -> verifier(Signer.RSA).verify(token))
        .hasMessageNotContaining("secret-audience")
        .hasNoCause();
  }
}
