package io.workshopstream.access.jwks;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;

/** Where the keys of an issuer are read. */
@FunctionalInterface
public interface KeySource {

  /**
   * Reads them. May take seconds, but not for ever.
   *
   * @throws IOException when they cannot be had, or are none
   */
  JWKSet read() throws IOException;
}
