package io.workshopstream.access.login;

import io.workshopstream.access.jwt.ClaimMapping;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The issuer by whom people log in, and what it knows this server as.
 *
 * @param name what people call it
 * @param issuer as it calls itself, and where its description is found
 * @param credentials what it knows this server by
 * @param scopes what is asked for besides {@code openid}
 * @param address where browsers find this server
 * @param trust how far its word is believed
 */
public record ClientRegistration(
    String name,
    URI issuer,
    Credentials credentials,
    List<String> scopes,
    URI address,
    Trust trust) {

  /**
   * What an issuer knows a server by.
   *
   * @param id what it calls it
   * @param secret by which it proves itself; null for a public client
   */
  public record Credentials(String id, @Nullable String secret) {

    @Override
    public String toString() { // without the secret
      return id;
    }
  }

  /**
   * How far an issuer is believed.
   *
   * @param algorithms that it may sign with
   * @param claims what its word is worth
   */
  public record Trust(Set<String> algorithms, ClaimMapping claims) {}

  String id() {
    return credentials.id();
  }

  /** Where the issuer sends browsers back to. */
  URI callback() {
    return at("/api/session/login/callback");
  }

  /** Where browsers find something of this server. */
  public URI at(String path) {
    return address.resolve(path);
  }

  /** Whether browsers speak TLS. */
  public boolean isSecure() {
    return "https".equalsIgnoreCase(address.getScheme());
  }
}
