package io.workshopstream.access.identity;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom an issuer of another system vouches for.
 *
 * @param issuer as it calls itself
 * @param subject what the issuer calls them, and nobody else ever
 * @param name what people call them
 * @param studios the ids of those they are for; empty for all
 * @param expiresAt until when the issuer's word counts; null as long as the login does
 */
public record IssuedCaller(
    String issuer,
    String subject,
    String name,
    Role role,
    Set<String> studios,
    @Nullable Instant expiresAt)
    implements Serializable {

  /** The most characters of an issuer, and of a subject (OpenID Connect Core, section 2). */
  public static final int LONGEST_SUBJECT = 255;

  private static final int KEY_BYTES = 16;

  public IssuedCaller {
    studios = Set.copyOf(studios);
  }

  boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** What tells them from all others, as short as the id of a token. */
  public String key() {
    return HexFormat.of().formatHex(Sha256Digest.of(issuer + "\n" + subject), 0, KEY_BYTES);
  }

  /** All of it in one text: no part of it has a line end. */
  public String stored() {
    return String.join(
        "\n",
        issuer,
        subject,
        name,
        role.word(),
        String.join(" ", new TreeSet<>(studios)),
        expiresAt == null ? "" : expiresAt.toString());
  }

  /** What was stored; null for null. */
  public static @Nullable IssuedCaller parse(@Nullable String stored) {
    if (stored == null) {
      return null;
    }
    List<String> parts = Arrays.asList(stored.split("\n", -1));
    String studios = parts.get(4);
    String end = parts.get(5);
    return new IssuedCaller(
        parts.get(0),
        parts.get(1),
        parts.get(2),
        Role.of(parts.get(3)).orElseThrow(() -> new IllegalStateException("no role: " + parts)),
        studios.isEmpty() ? Set.of() : Set.of(studios.split(" ", -1)),
        end.isEmpty() ? null : Instant.parse(end));
  }
}
