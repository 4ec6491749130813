package io.workshopstream.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.workshopstream.HandClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Issuers change their keys, and are down now and then. */
class IssuerKeysTest {

  private final HandClock clock = new HandClock("2026-01-22T12:00:00Z");
  private final Queue<Runnable> later = new ArrayDeque<>();
  private JWKSet published = new JWKSet(Signer.RSA.toPublicJWK());
  private boolean down;
  private int asked;

  private JWKSet read() throws IOException {
    asked++;
    if (down) {
      throw new IOException("the issuer is down");
    }
    return published;
  }

  private final IssuerKeys keys = new IssuerKeys(this::read, clock, Runnable::run);

  private static JWSHeader by(JWK key) {
    return Signer.header(JWSAlgorithm.RS256, key).build();
  }

  private JwtRejection rejection(JWK key) {
    return catchThrowableOfType(RejectedJwtException.class, () -> keys.of(by(key))).reason();
  }

  private void rotate() {
    published = new JWKSet(List.of(Signer.OTHER_RSA.toPublicJWK()));
  }

  @Test
  void the_first_token_need_not_wait_for_the_clockwork() throws RejectedJwtException {
    assertThat(keys.of(by(Signer.RSA))).hasSize(1);
    assertThat(keys.of(by(Signer.RSA))).hasSize(1);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void keys_are_read_again_after_five_minutes() {
    keys.tick();
    clock.pass(Duration.ofMinutes(4));
    keys.tick();
    assertThat(asked).isEqualTo(1);

    clock.pass(Duration.ofMinutes(2));
    keys.tick();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void a_new_key_counts_as_soon_as_somebody_brings_a_token_of_it_and_the_old_one_no_more()
      throws RejectedJwtException {
    keys.tick();
    rotate();
    clock.pass(Duration.ofSeconds(10));

    assertThat(keys.of(by(Signer.OTHER_RSA))).hasSize(1);
    assertThat(rejection(Signer.RSA)).isEqualTo(JwtRejection.KEY);
  }

  @Test
  void however_many_unknown_keys_are_named_the_issuer_is_asked_once_in_ten_seconds() {
    keys.tick();
    for (int i = 0; i < 1000; i++) {
      clock.pass(Duration.ofMillis(19));
      assertThat(rejection(Signer.OTHER_RSA)).isEqualTo(JwtRejection.KEY);
    }
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void an_issuer_that_is_down_is_believed_in_what_it_last_said_for_an_hour()
      throws RejectedJwtException {
    keys.tick();
    down = true;
    clock.pass(Duration.ofMinutes(59));
    keys.tick();
    assertThat(keys.of(by(Signer.RSA))).hasSize(1);

    clock.pass(Duration.ofMinutes(2));
    assertThat(rejection(Signer.RSA)).isEqualTo(JwtRejection.UNCHECKED);

    down = false;
    clock.pass(Duration.ofSeconds(10));
    assertThat(keys.of(by(Signer.RSA))).hasSize(1);
  }

  @Test
  void before_an_issuer_has_said_anything_nobody_can_tell() {
    down = true;

    assertThat(rejection(Signer.RSA)).isEqualTo(JwtRejection.UNCHECKED);
  }

  @Test
  void an_issuer_that_hangs_makes_nobody_wait_for_long() {
    IssuerKeys hanging = new IssuerKeys(this::read, clock, later::add);
    long begun = System.nanoTime();

    RejectedJwtException rejected =
        catchThrowableOfType(RejectedJwtException.class, () -> hanging.of(by(Signer.RSA)));

    assertThat(rejected.reason()).isEqualTo(JwtRejection.UNCHECKED);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    assertThat(later).hasSize(1);
  }

  @Test
  void an_executor_that_takes_nothing_more_makes_nobody_wait() {
    IssuerKeys stopping =
        new IssuerKeys(
            this::read,
            clock,
            work -> {
              throw new java.util.concurrent.RejectedExecutionException();
            });

    assertThat(
            catchThrowableOfType(RejectedJwtException.class, () -> stopping.of(by(Signer.RSA)))
                .reason())
        .isEqualTo(JwtRejection.UNCHECKED);
  }
}
