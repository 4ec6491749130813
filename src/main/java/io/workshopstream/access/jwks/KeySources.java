package io.workshopstream.access.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;

/**
 * The places of an issuer's keys that MicroProfile JWT knows: an address, a file, or the setting
 * itself. A key is a PEM, a JWK or a set of them, the last two also in Base64.
 */
public final class KeySources {

  private KeySources() {}

  /** Keys at an address of the web. */
  public static KeySource web(URI address) {
    return () -> parse(WebDocument.read(address));
  }

  /** Keys in a file. */
  public static KeySource file(Path path) {
    return () -> parse(Files.readString(path));
  }

  /**
   * Keys that are here.
   *
   * @throws IOException when they are none
   */
  public static KeySource of(String words) throws IOException {
    JWKSet keys = parse(words);
    return () -> keys;
  }

  static JWKSet parse(String words) throws IOException {
    try {
      JWKSet all = set(words.strip());
      JWKSet asymmetric =
          new JWKSet(all.getKeys().stream().filter(AsymmetricJWK.class::isInstance).toList());
      if (asymmetric.isEmpty()) {
        throw new IOException("there are no public keys");
      }
      return asymmetric.toPublicJWKSet();
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      throw new IOException("what should be keys is none", malformed);
    }
  }

  private static JWKSet set(String words) throws ParseException, JOSEException {
    if (words.startsWith("-----")) {
      return new JWKSet(PemKey.parse(words));
    }
    String json =
        words.startsWith("{") ? words : new String(Base64.getUrlDecoder().decode(words), UTF_8);
    return json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
  }
}
