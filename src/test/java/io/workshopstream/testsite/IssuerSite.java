package io.workshopstream.testsite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A company's issuer: it publishes its keys, which it can change, and signs tokens with them. */
public final class IssuerSite implements AutoCloseable {

  private static final String KEYS = "/realm/keys";

  private final TestSite server = TestSite.start();
  private final LoginPages login = new LoginPages(this, server);
  private volatile RSAKey key = newKey();

  public IssuerSite() {
    open();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers as it should from now on. */
  public void open() {
    login.open();
    server.at(KEYS, (request, reply) -> json(reply, new JWKSet(key.toPublicJWK()).toString()));
  }

  /** Answers with errors from now on. */
  public void breakDown() {
    server.at(KEYS, new Status(503));
  }

  /** The part of it by which people log in. */
  public LoginPages login() {
    return login;
  }

  static void json(Reply reply, String body) throws IOException {
    reply.send(200, "application/json", body.getBytes(UTF_8));
  }

  /** What it calls itself. */
  public String issuer() {
    return server.address("/realm").toString();
  }

  public URI keys() {
    return server.address(KEYS);
  }

  /** Signs with another key from now on, and no longer publishes the old one. */
  public void rotate() {
    key = newKey();
  }

  /** A token that is right, for a caller with this role at the issuer. */
  public String token(String role, Duration life) {
    return sign(claims(role, life).build());
  }

  /** The claims of such a token. */
  public JWTClaimsSet.Builder claims(String role, Duration life) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject("subject of " + role)
        .audience(List.of("account", "workshops"))
        .claim("preferred_username", "test " + role)
        .claim("realm_access", Map.of("roles", List.of("offline_access", role)))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)));
  }

  /** Signs any claims. */
  public String sign(JWTClaimsSet claims) {
    try {
      RSAKey by = key;
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(by));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key that it publishes. */
  public RSAKey publicKey() {
    return key.toPublicJWK();
  }

  @Override
  public void close() {
    server.close();
  }
}
