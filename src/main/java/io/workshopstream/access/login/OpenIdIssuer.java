package io.workshopstream.access.login;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.workshopstream.access.jwks.KeySource;
import io.workshopstream.access.jwks.KeySources;
import io.workshopstream.access.jwks.WebDocument;
import io.workshopstream.access.jwt.IssuerKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer says of itself (OpenID Connect Discovery), read together with its keys. Safe for
 * any number of threads.
 */
final class OpenIdIssuer implements KeySource {

  private final URI issuer;
  private final IssuerKeys keys;
  private volatile @Nullable OIDCProviderMetadata metadata;

  OpenIdIssuer(URI issuer, Clock clock, Executor executor) {
    this.issuer = issuer;
    this.keys = new IssuerKeys(this, clock, executor);
  }

  @Override
  public JWKSet read() throws IOException {
    URI description = URI.create(withoutSlash(issuer) + "/.well-known/openid-configuration");
    try {
      OIDCProviderMetadata read = OIDCProviderMetadata.parse(WebDocument.read(description));
      if (!read.getIssuer().getValue().equals(issuer.toString())) {
        throw new IOException(description + " is of another issuer");
      }
      if (read.getAuthorizationEndpointURI() == null || read.getTokenEndpointURI() == null) {
        throw new IOException(description + " has no place to log in");
      }
      JWKSet published = KeySources.web(read.getJWKSetURI()).read();
      metadata = read;
      return published;
    } catch (ParseException malformed) {
      throw new IOException(description + " is malformed", malformed);
    }
  }

  private static String withoutSlash(URI address) {
    return address.toString().replaceFirst("/$", "");
  }

  IssuerKeys keys() {
    return keys;
  }

  /**
   * What the issuer last said. May wait some seconds when it has not said anything yet.
   *
   * @throws FailedLoginException when it says nothing
   */
  OIDCProviderMetadata metadata() throws FailedLoginException {
    OIDCProviderMetadata known = metadata;
    if (known == null && keys.readAgain()) {
      known = metadata;
    }
    if (known == null) {
      throw new FailedLoginException(LoginProblem.ISSUER);
    }
    return known;
  }

  /** The same, without waiting; null when there is nothing yet. */
  @Nullable OIDCProviderMetadata known() {
    return metadata;
  }
}
