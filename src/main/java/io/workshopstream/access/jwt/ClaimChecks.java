package io.workshopstream.access.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claims that every token has: by whom, for whom, and when (RFC 7519, section 4.1). */
final class ClaimChecks {

  private final JwtRules rules;
  private final Clock clock;

  ClaimChecks(JwtRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  VerifiedJwt verified(JWTClaimsSet claims) throws RejectedJwtException {
    if (!rules.issuer().equals(claims.getIssuer())) {
      throw new RejectedJwtException(JwtRejection.ISSUER);
    }
    List<String> audiences = claims.getAudience();
    if (Collections.disjoint(rules.audiences(), audiences)) {
      throw new RejectedJwtException(JwtRejection.AUDIENCE);
    }
    Instant now = clock.instant();
    if (isLater(claims.getNotBeforeTime(), now) || isLater(claims.getIssueTime(), now)) {
      throw new RejectedJwtException(JwtRejection.EARLY);
    }
    Instant end = end(claims);
    if (!now.isBefore(end.plus(rules.skew()))) {
      throw new RejectedJwtException(JwtRejection.EXPIRED);
    }
    // one that still counts after its end does so for the whole skew, or its streams flicker
    return new VerifiedJwt(claims, now.isBefore(end) ? end : end.plus(rules.skew()));
  }

  private boolean isLater(@Nullable Date time, Instant now) {
    return time != null && time.toInstant().isAfter(now.plus(rules.skew()));
  }

  private Instant end(JWTClaimsSet claims) throws RejectedJwtException {
    Instant end = said(claims.getExpirationTime());
    Duration age = rules.age();
    if (age == null) {
      return end;
    }
    Instant old = said(claims.getIssueTime()).plus(age);
    return old.isBefore(end) ? old : end;
  }

  private static Instant said(@Nullable Date time) throws RejectedJwtException {
    if (time == null) {
      throw new RejectedJwtException(JwtRejection.EXPIRED);
    }
    return time.toInstant();
  }
}
