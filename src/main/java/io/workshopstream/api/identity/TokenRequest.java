package io.workshopstream.api.identity;

import io.workshopstream.access.identity.Role;
import io.workshopstream.access.identity.TokenGrant;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody wants.
 *
 * @param role as the caller wrote it
 * @param expiresIn as the caller wrote it; null for the usual life
 */
record TokenRequest(
    @Nullable String name,
    @Nullable String role,
    List<String> studios,
    @Nullable String expiresIn) {

  private static final String EXAMPLE = "{\"name\": \"…\", \"role\": \"viewer\"}";
  private static final String NEVER = "never";
  private static final Duration LONGEST = Duration.ofDays(3650);

  /**
   * Reads {@code {"name": "…", "role": "…", "studios": ["…"], "expires_in": "P90D"}}.
   *
   * @throws RejectedRequestException when the body is no such object
   */
  static TokenRequest parse(String body) throws RejectedRequestException {
    JsonBody object = JsonBody.parse(body, EXAMPLE);
    return new TokenRequest(
        object.text("name"),
        object.text("role"),
        object.texts("studios"),
        object.text("expires_in"));
  }

  /**
   * What the token shall be good for.
   *
   * @throws RejectedRequestException when a value is none that there can be
   */
  TokenGrant grant(Studios known, Instant now, Duration usually) throws RejectedRequestException {
    Role wanted = wantedRole();
    if (wanted == Role.ADMIN && !studios.isEmpty()) {
      throw malformed("studios must be left out for the role admin, which is for all of them");
    }
    return new TokenGrant(plainName(), wanted, studios(known), end(now, usually));
  }

  private String plainName() throws RejectedRequestException {
    String plain = name == null ? "" : name.strip();
    boolean fits = !plain.isEmpty() && plain.length() <= TokenGrant.LONGEST_NAME;
    if (!fits || plain.codePoints().anyMatch(TokenRequest::isHidden)) {
      throw malformed(
          "name must be 1 to "
              + TokenGrant.LONGEST_NAME
              + " letters, by which people recognise the token");
    }
    return plain;
  }

  private static boolean isHidden(int letter) {
    int type = Character.getType(letter);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  private Role wantedRole() throws RejectedRequestException {
    return Role.of(role == null ? "" : role)
        .orElseThrow(() -> malformed("role must be viewer, operator or admin"));
  }

  private Set<String> studios(Studios known) throws RejectedRequestException {
    if (studios.size() > TokenGrant.MOST_STUDIOS) {
      throw malformed("studios must be at most " + TokenGrant.MOST_STUDIOS + " ids");
    }
    boolean all =
        studios.stream().allMatch(id -> StudioId.parse(id).flatMap(known::find).isPresent());
    if (!all) {
      throw malformed("studios must be ids of studios, as /api/studios lists them");
    }
    return studios.stream().map(String::strip).collect(Collectors.toSet());
  }

  private @Nullable Instant end(Instant now, Duration usually) throws RejectedRequestException {
    if (NEVER.equals(expiresIn)) {
      return null;
    }
    Duration life = expiresIn == null ? usually : life(expiresIn);
    if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
      throw noLife();
    }
    return now.plus(life).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Duration life(String words) throws RejectedRequestException {
    try {
      return Duration.parse(words);
    } catch (DateTimeParseException malformed) {
      throw noLife();
    }
  }

  private static RejectedRequestException noLife() {
    return malformed(
        "expires_in must be a duration of at most ten years, such as P90D or PT12H, or never");
  }

  private static RejectedRequestException malformed(String sentence) {
    return new RejectedRequestException(Problem.MALFORMED, sentence);
  }
}
