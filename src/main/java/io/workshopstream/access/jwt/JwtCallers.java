package io.workshopstream.access.jwt;

import io.workshopstream.access.identity.ApiCaller;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Callers whom the tokens of an issuer prove, if one is configured. Safe for any number of threads.
 */
public final class JwtCallers {

  private final @Nullable JwtVerifier verifier;
  private final @Nullable IssuerKeys keys;
  private final ClaimMapping mapping;

  /**
   * @param issuer null when none is configured
   * @param executor for work that waits for the issuer
   */
  public JwtCallers(
      @Nullable JwtIssuer issuer, ClaimMapping mapping, Clock clock, Executor executor) {
    this.keys = issuer == null ? null : new IssuerKeys(issuer.keys(), clock, executor);
    this.verifier =
        issuer == null || keys == null ? null : new JwtVerifier(issuer.rules(), keys, clock);
    this.mapping = mapping;
  }

  /** Whether there is an issuer whose tokens count. */
  public boolean isConfigured() {
    return verifier != null;
  }

  /** Reads the issuer's keys on another thread when it is time. To be called each second. */
  public void tick() {
    if (keys != null) {
      keys.tick();
    }
  }

  /**
   * The caller with this token. May wait some seconds for a key that is new.
   *
   * @throws RejectedJwtException when the token proves nobody
   */
  public ApiCaller find(String token) throws RejectedJwtException {
    if (verifier == null) {
      throw new RejectedJwtException(JwtRejection.MALFORMED);
    }
    VerifiedJwt jwt = verifier.verify(token);
    return ApiCaller.of(mapping.caller(jwt.claims(), jwt.end()));
  }
}
