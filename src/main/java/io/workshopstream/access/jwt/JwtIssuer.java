package io.workshopstream.access.jwt;

import io.workshopstream.access.jwks.KeySource;

/**
 * An issuer whose tokens count.
 *
 * @param keys where its keys are
 */
public record JwtIssuer(JwtRules rules, KeySource keys) {}
