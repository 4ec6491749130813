package io.workshopstream.config;

import io.workshopstream.access.jwt.ClaimMapping;
import io.workshopstream.access.login.ClientRegistration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from the configuration by which issuer people log in. */
final class LoginSettings {

  private static final String ISSUER = "access.login.issuer";
  private static final String CLIENT = "access.login.client-id";
  private static final String SECRET = "access.login.client-secret";
  private static final String SECRET_FILE = "access.login.client-secret-file";
  private static final String ADDRESS = "access.login.address";

  private final Values values;

  LoginSettings(Values values) {
    this.values = values;
  }

  /** The issuer by whom people log in; empty when they do by tokens only. */
  Optional<ClientRegistration> client(Set<String> algorithms, ClaimMapping claims) {
    Optional<URI> issuer = values.address(ISSUER);
    Optional<String> id = values.optional(CLIENT);
    Optional<URI> address = address();
    String name = values.text("access.login.name");
    List<String> scopes = values.list("access.login.scopes");
    String secret = secret();
    if (issuer.isEmpty()) {
      if (id.isPresent() || address.isPresent()) {
        missing(ISSUER, "the issuer's address, as others of access.login.* are set");
      }
      return Optional.empty();
    }
    if (id.isEmpty()) {
      missing(CLIENT, "what the issuer knows this server as, as " + ISSUER + " is set");
    }
    if (address.isEmpty()) {
      missing(ADDRESS, "where browsers find this server, as " + ISSUER + " is set");
    }
    return Optional.of(
        new ClientRegistration(
            name,
            issuer.get(),
            new ClientRegistration.Credentials(id.orElse(""), secret),
            scopes,
            address.orElse(URI.create("http://localhost/")),
            new ClientRegistration.Trust(algorithms, claims)));
  }

  /** Where browsers find this server: an origin, since cookies and redirects are for all of it. */
  private Optional<URI> address() {
    Optional<URI> address = values.address(ADDRESS);
    address
        .filter(
            set ->
                !Set.of("", "/")
                    .contains(
                        set.getSchemeSpecificPart().substring(2 + set.getAuthority().length())))
        .ifPresent(
            set ->
                values.wrong(
                    Values.shownAddress(
                        ADDRESS,
                        set.toString(),
                        "an address without a path, as https://workshops.example.org")));
    return address;
  }

  private @Nullable String secret() {
    Optional<String> given = values.optional(SECRET);
    Optional<String> file = values.optional(SECRET_FILE);
    if (given.isPresent() && file.isPresent()) {
      values.wrong(new SettingProblem(SECRET_FILE, "is set beside " + SECRET, "empty then"));
    }
    return given.or(() -> file.map(this::inFile)).orElse(null);
  }

  private String inFile(String path) {
    try {
      String words = Files.readString(Path.of(path)).strip();
      if (!words.isEmpty()) {
        return words;
      }
    } catch (IOException | InvalidPathException unreadable) {
      // told below
    }
    values.wrong(SettingProblem.is(SECRET_FILE, path, "the path of a file with the secret in it"));
    return "";
  }

  private void missing(String key, String must) {
    values.wrong(SettingProblem.is(key, "", must));
  }
}
