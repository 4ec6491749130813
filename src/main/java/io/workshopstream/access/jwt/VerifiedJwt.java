package io.workshopstream.access.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;

/**
 * A token of an issuer that counts.
 *
 * @param end until when
 */
public record VerifiedJwt(JWTClaimsSet claims, Instant end) {}
