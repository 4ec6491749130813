package io.workshopstream.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.access.identity.ApiToken;
import io.workshopstream.access.identity.Secret;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A token as the API shows it.
 *
 * @param studios those whose runs it is for; empty for all
 * @param prefix the beginning of the secret
 * @param expiresAt when it ends; null when it does not
 * @param token the secret; only in the answer to the request that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenView(
    String id,
    String name,
    String role,
    List<String> studios,
    String prefix,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable String token) {

  static TokenView of(ApiToken token) {
    return of(token, null);
  }

  static TokenView of(ApiToken token, @Nullable Secret secret) {
    return new TokenView(
        token.id(),
        token.name(),
        token.role().word(),
        List.copyOf(new TreeSet<>(token.studios())),
        token.prefix(),
        token.createdAt(),
        token.createdBy(),
        token.expiresAt(),
        secret == null ? null : secret.value());
  }
}
