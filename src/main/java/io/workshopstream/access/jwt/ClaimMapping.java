package io.workshopstream.access.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import io.workshopstream.access.identity.IssuedCaller;
import io.workshopstream.access.identity.Role;
import io.workshopstream.access.identity.TokenGrant;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of an issuer are worth here.
 *
 * @param roleClaim the claim that roles come from, see {@link ClaimPath}
 * @param words of each role, the values of that claim that give it
 * @param studioClaim the claim that studios come from; null where all callers are for all of them
 */
public record ClaimMapping(
    ClaimPath roleClaim, Map<Role, Set<String>> words, @Nullable ClaimPath studioClaim) {

  private static final Pattern STUDIO = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  public ClaimMapping {
    words = Map.copyOf(words);
  }

  /**
   * Who somebody is by these claims.
   *
   * @param end until when they count; null as long as a login does
   * @throws RejectedJwtException when the claims make nobody of them
   */
  public IssuedCaller caller(JWTClaimsSet claims, @Nullable Instant end)
      throws RejectedJwtException {
    String name = name(claims).orElseThrow(() -> new RejectedJwtException(JwtRejection.SUBJECT));
    String subject = claims.getSubject() == null ? name : claims.getSubject();
    if (subject.length() > IssuedCaller.LONGEST_SUBJECT || UNSEEN.matcher(subject).find()) {
      throw new RejectedJwtException(JwtRejection.SUBJECT);
    }
    Role role = role(claims);
    String plain = UNSEEN.matcher(name).replaceAll(" ");
    return new IssuedCaller(
        claims.getIssuer(),
        subject,
        plain.substring(0, Math.min(plain.length(), TokenGrant.LONGEST_NAME)),
        role,
        role == Role.ADMIN ? Set.of() : studios(claims),
        end);
  }

  /** As MicroProfile JWT 2.1 has it. */
  private static Optional<String> name(JWTClaimsSet claims) {
    return Stream.of("upn", "preferred_username", "sub")
        .flatMap(claim -> claims.getClaim(claim) instanceof String text ? Stream.of(text) : null)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private Role role(JWTClaimsSet claims) throws RejectedJwtException {
    Set<String> values = roleClaim.values(claims.getClaims());
    return Arrays.stream(Role.values())
        .filter(role -> words.getOrDefault(role, Set.of()).stream().anyMatch(values::contains))
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> new RejectedJwtException(JwtRejection.ROLE));
  }

  /** Without a word about studios none is meant, and not all. */
  private Set<String> studios(JWTClaimsSet claims) throws RejectedJwtException {
    if (studioClaim == null) {
      return Set.of();
    }
    Set<String> values = studioClaim.values(claims.getClaims());
    if (values.contains("*")) {
      return Set.of();
    }
    boolean sound = values.stream().allMatch(value -> STUDIO.matcher(value).matches());
    if (values.isEmpty() || values.size() > TokenGrant.MOST_STUDIOS || !sound) {
      throw new RejectedJwtException(JwtRejection.STUDIOS);
    }
    return values;
  }
}
