package io.workshopstream.access.ticket;

import io.workshopstream.access.identity.IssuedCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is stored: without the secret.
 *
 * @param hash SHA-256 of the secret, in hex
 * @param run the id of the run that it shows
 * @param token the id of the token of whoever asked for it; null when they had none
 * @param issued what an issuer says of whoever asked for it; null when none was asked
 * @param session the session in which they asked; null when it was none
 */
record StreamTicket(
    String hash,
    String run,
    @Nullable String token,
    @Nullable IssuedCaller issued,
    @Nullable String session,
    Instant expiresAt) {}
