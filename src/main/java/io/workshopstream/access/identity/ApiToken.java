package io.workshopstream.access.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is stored: without the secret.
 *
 * @param prefix the beginning of the secret, to recognise it
 * @param hash SHA-256 of the secret, in hex
 * @param grant what it is good for
 * @param createdBy the name of whoever made it
 */
public record ApiToken(
    String id, String prefix, String hash, TokenGrant grant, Instant createdAt, String createdBy) {

  public String name() {
    return grant.name();
  }

  public Role role() {
    return grant.role();
  }

  public Set<String> studios() {
    return grant.studios();
  }

  /** When it ends; null when it does not. */
  public @Nullable Instant expiresAt() {
    return grant.expiresAt();
  }

  boolean isExpired(Instant now) {
    Instant end = expiresAt();
    return end != null && !now.isBefore(end);
  }

  @Override
  public String toString() {
    return prefix + "… of " + name();
  }
}
