package io.workshopstream.config;

import io.workshopstream.access.identity.Role;
import io.workshopstream.access.jwks.KeySource;
import io.workshopstream.access.jwks.KeySources;
import io.workshopstream.access.jwt.ClaimMapping;
import io.workshopstream.access.jwt.ClaimPath;
import io.workshopstream.access.jwt.JwtIssuer;
import io.workshopstream.access.jwt.JwtRules;
import io.workshopstream.access.login.ClientRegistration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads from the configuration whose word about callers counts, and what it is worth. */
final class SignOnSettings {

  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String AUDIENCES = "mp.jwt.verify.audiences";
  private static final String LOCATION = "mp.jwt.verify.publickey.location";
  private static final String KEY = "mp.jwt.verify.publickey";
  private static final String ALGORITHMS = "mp.jwt.verify.publickey.algorithm";
  private static final int MOST_SKEW = 300;
  private static final int LONGEST_AGE = 10_000_000;

  private static final KeySource NONE =
      () -> {
        throw new IOException("no place of keys is set");
      };

  private final Values values;

  SignOnSettings(Values values) {
    this.values = values;
  }

  /** The issuer whose tokens count; empty when there is none. */
  Optional<JwtIssuer> jwtIssuer() {
    Optional<String> issuer = values.optional(ISSUER);
    JwtRules rules = rules(issuer.orElse(""));
    Optional<KeySource> keys = keys();
    if (issuer.isEmpty()) {
      if (!rules.audiences().isEmpty() || keys.isPresent()) {
        missing(ISSUER, "the name of the issuer, as others of mp.jwt.verify.* are set");
      }
      return Optional.empty();
    }
    if (rules.audiences().isEmpty()) {
      missing(AUDIENCES, "what the issuer calls this server, as " + ISSUER + " is set");
    }
    if (keys.isEmpty()) {
      missing(LOCATION, "where the issuer's keys are, unless " + KEY + " has them");
    }
    return Optional.of(new JwtIssuer(rules, keys.orElse(NONE)));
  }

  private JwtRules rules(String issuer) {
    return new JwtRules(
        issuer,
        Set.copyOf(values.list(AUDIENCES)),
        algorithms(),
        Duration.ofSeconds(values.count("mp.jwt.verify.clock.skew", 0, MOST_SKEW)),
        values.optional("mp.jwt.verify.token.age").isEmpty()
            ? null
            : Duration.ofSeconds(values.count("mp.jwt.verify.token.age", 1, LONGEST_AGE)));
  }

  private Set<String> algorithms() {
    Set<String> algorithms = Set.copyOf(values.list(ALGORITHMS));
    if (algorithms.isEmpty() || !JwtRules.ASYMMETRIC.containsAll(algorithms)) {
      String must = "some of " + String.join(", ", new TreeSet<>(JwtRules.ASYMMETRIC));
      values.wrong(SettingProblem.is(ALGORITHMS, String.join(",", algorithms), must));
      return JwtRules.ASYMMETRIC;
    }
    return algorithms;
  }

  private Optional<KeySource> keys() {
    Optional<String> location = values.optional(LOCATION);
    Optional<String> key = values.optional(KEY);
    if (location.isPresent() && key.isPresent()) {
      values.wrong(new SettingProblem(KEY, "is set beside " + LOCATION, "empty then"));
    }
    return location.map(this::keysAt).or(() -> key.map(this::keysIn));
  }

  private KeySource keysAt(String location) {
    URI address = Values.web(location);
    if (address != null) {
      return KeySources.web(address);
    }
    Path file = file(location);
    String must = "an address that begins with http:// or https://, or the path of a file of keys";
    try {
      return values.orNoted(
          file == null ? null : checked(KeySources.file(file)),
          NONE,
          Values.shownAddress(LOCATION, location, must));
    } catch (IOException unreadable) {
      values.wrong(Values.shownAddress(LOCATION, location, must));
      return NONE;
    }
  }

  private static @Nullable Path file(String location) {
    try {
      return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static KeySource checked(KeySource file) throws IOException {
    var unused = file.read();
    return file;
  }

  private KeySource keysIn(String key) {
    try {
      return KeySources.of(key);
    } catch (IOException none) {
      values.wrong(SettingProblem.hidden(KEY, "a public key as PEM or JWK, or a set of JWKs"));
      return NONE;
    }
  }

  /** The issuer by whom people log in; empty when they do by tokens only. */
  Optional<ClientRegistration> login() {
    return new LoginSettings(values).client(algorithms(), claims());
  }

  /** What an issuer's word is worth. */
  ClaimMapping claims() {
    Map<Role, Set<String>> words = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      words.put(role, Set.copyOf(values.list("access.sso." + role.word())));
    }
    return new ClaimMapping(
        new ClaimPath(values.text("access.sso.role-claim")),
        words,
        values.optional("access.sso.studio-claim").map(ClaimPath::new).orElse(null));
  }

  private void missing(String key, String must) {
    values.wrong(SettingProblem.is(key, "", must));
  }
}
