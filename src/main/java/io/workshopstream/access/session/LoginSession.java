package io.workshopstream.access.session;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.IssuedCaller;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is logged in.
 *
 * @param hash SHA-256 of the secret in its cookie, in hex
 * @param token the id of the token that it logged in with; empty when an issuer vouches for it
 * @param issued what the issuer says; null when it logged in with a token
 * @param seenAt when it was last heard of, to the minute
 */
record LoginSession(
    String hash,
    String token,
    @Nullable IssuedCaller issued,
    Instant createdAt,
    Instant seenAt,
    Instant expiresAt) {

  /** Whether it is the same token's, or the same person's. */
  boolean isOf(ApiCaller caller) {
    return issued == null
        ? token.equals(caller.token().orElse(null))
        : caller.issued().map(one -> one.key().equals(issued.key())).orElse(false);
  }

  boolean isOver(Instant now, Duration idle) {
    return !now.isBefore(expiresAt) || seenAt.plus(idle).isBefore(now);
  }
}
