package io.workshopstream.access.jwks;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A public key as PEM (RFC 7468, section 13). */
final class PemKey {

  private static final Pattern FORM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

  private PemKey() {}

  static JWK parse(String words) throws ParseException {
    Matcher pem = FORM.matcher(words);
    if (!pem.matches()) {
      throw new ParseException("no public key as PEM", 0);
    }
    byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
    for (String kind : new String[] {"RSA", "EC"}) {
      try {
        return jwk(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded)));
      } catch (GeneralSecurityException another) {
        // of another kind, then
      }
    }
    throw new ParseException("no public key of RSA or an elliptic curve", 0);
  }

  private static JWK jwk(PublicKey key) {
    return key instanceof RSAPublicKey rsa
        ? new RSAKey.Builder(rsa).build()
        : new ECKey.Builder(
                Curve.forECParameterSpec(((ECPublicKey) key).getParams()), (ECPublicKey) key)
            .build();
  }
}
