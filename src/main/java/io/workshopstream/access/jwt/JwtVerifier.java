package io.workshopstream.access.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.Set;

/**
 * Tells which tokens of an issuer count: their form, their key, their signature, then their claims.
 * Keys that a token brings or names itself are not looked at. Safe for any number of threads.
 */
public final class JwtVerifier {

  /** More than the head of a request can have, and than issuers send. */
  private static final int LONGEST = 16_384;

  private static final Set<JOSEObjectType> TYPES =
      Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"));

  private final JwtRules rules;
  private final IssuerKeys keys;
  private final ClaimChecks checks;
  private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

  public JwtVerifier(JwtRules rules, IssuerKeys keys, Clock clock) {
    this.rules = rules;
    this.keys = keys;
    this.checks = new ClaimChecks(rules, clock);
  }

  /**
   * The claims of a token that counts. May wait some seconds for a key that is new.
   *
   * @throws RejectedJwtException when it does not count
   */
  public VerifiedJwt verify(String token) throws RejectedJwtException {
    try {
      SignedJWT jwt = parse(token);
      checkHeader(jwt.getHeader());
      if (!isSigned(jwt)) {
        throw new RejectedJwtException(JwtRejection.SIGNATURE);
      }
      return checks.verified(jwt.getJWTClaimsSet());
    } catch (ParseException malformed) {
      throw new RejectedJwtException(JwtRejection.MALFORMED);
    }
  }

  private static SignedJWT parse(String token) throws ParseException, RejectedJwtException {
    if (token.length() > LONGEST) {
      throw new RejectedJwtException(JwtRejection.MALFORMED);
    }
    return SignedJWT.parse(token);
  }

  private void checkHeader(JWSHeader header) throws RejectedJwtException {
    if (!rules.algorithms().contains(header.getAlgorithm().getName())) {
      throw new RejectedJwtException(JwtRejection.ALGORITHM);
    }
    if (header.getType() != null && !TYPES.contains(header.getType())) {
      throw new RejectedJwtException(JwtRejection.TYPE);
    }
    if (header.getCriticalParams() != null) {
      throw new RejectedJwtException(JwtRejection.CRITICAL);
    }
  }

  private boolean isSigned(SignedJWT jwt) throws RejectedJwtException {
    for (JWK key : keys.of(jwt.getHeader())) {
      if (isSignedBy(key, jwt)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSignedBy(JWK key, SignedJWT jwt) {
    try {
      return key instanceof AsymmetricJWK asymmetric
          && jwt.verify(verifiers.createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey()));
    } catch (JOSEException unfit) {
      return false;
    }
  }
}
