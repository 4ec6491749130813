package io.workshopstream.access.jwt;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens of an issuer count.
 *
 * @param issuer as it calls itself
 * @param audiences a token must be for one of these
 * @param algorithms by their names in RFC 7518
 * @param skew by how much its clock may differ from ours
 * @param age how long after it was made a token counts at most; null for as long as it says
 */
public record JwtRules(
    String issuer,
    Set<String> audiences,
    Set<String> algorithms,
    Duration skew,
    @Nullable Duration age) {

  /** The algorithms that can be chosen: none whose key can also make signatures. */
  public static final Set<String> ASYMMETRIC =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  public JwtRules {
    audiences = Set.copyOf(audiences);
    algorithms = Set.copyOf(algorithms);
    if (!ASYMMETRIC.containsAll(algorithms)) {
      throw new IllegalArgumentException("algorithms must be asymmetric: " + algorithms);
    }
  }
}
