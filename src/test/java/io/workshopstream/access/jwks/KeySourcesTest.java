package io.workshopstream.access.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.workshopstream.access.jwt.Signer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an issuer's keys can be. */
class KeySourcesTest {

  private static final JWKSet PUBLISHED =
      new JWKSet(List.of(Signer.RSA, Signer.EC)).toPublicJWKSet();

  private HttpServer issuer;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.start();
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
  }

  private KeySource at(String path) {
    int port = issuer.getAddress().getPort();
    return KeySources.web(URI.create("http://127.0.0.1:" + port + path));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, 0);
    try (exchange) {
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  private static List<String> names(JWKSet keys) {
    return keys.getKeys().stream().map(JWK::getKeyID).toList();
  }

  @Test
  void keys_are_read_from_an_address_of_this_machine_too() throws IOException {
    issuer.createContext("/keys", exchange -> answer(exchange, 200, PUBLISHED.toString()));

    assertThat(names(at("/keys").read())).containsExactly("rsa-1", "ec-1");
  }

  @Test
  void keys_are_read_from_a_file(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.json"), PUBLISHED.toString());

    assertThat(names(KeySources.file(file).read())).containsExactly("rsa-1", "ec-1");
  }

  @Test
  void a_key_may_stand_in_the_setting_itself() throws IOException, JOSEException {
    String jwk = Signer.RSA.toPublicJWK().toJSONString();
    String base64 = Base64.getUrlEncoder().encodeToString(PUBLISHED.toString().getBytes(UTF_8));
    String pem = pem(Signer.RSA.toRSAPublicKey());

    assertThat(names(KeySources.of(jwk).read())).containsExactly("rsa-1");
    assertThat(names(KeySources.of(base64).read())).containsExactly("rsa-1", "ec-1");
    ECKey ec = KeySources.of(pem(Signer.EC.toECPublicKey())).read().getKeys().get(0).toECKey();
    assertThat(ec.toECPublicKey()).isEqualTo(Signer.EC.toECPublicKey());
    assertThat(KeySources.of(pem).read().getKeys().get(0).toRSAKey().toRSAPublicKey())
        .isEqualTo(Signer.RSA.toRSAPublicKey());
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  @Test
  void of_a_private_key_only_the_public_half_is_kept() throws IOException {
    JWKSet keys = KeySources.of(Signer.EC.toJSONString()).read();

    assertThat(keys.getKeys().get(0)).isInstanceOf(ECKey.class);
    assertThat(keys.getKeys().get(0).isPrivate()).isFalse();
  }

  @Test
  void shared_secrets_are_no_keys_of_an_issuer() {
    JWK secret = new OctetSequenceKey.Builder(new byte[32]).build();

    assertThatThrownBy(() -> KeySources.of(secret.toJSONString())).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":7}",
        "x",
        "<html>",
        "-----BEGIN X-----",
        "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----"
      })
  void what_is_no_key_is_refused(String words) {
    assertThatThrownBy(() -> KeySources.of(words)).isInstanceOf(IOException.class);
  }

  @Test
  void an_issuer_that_answers_with_an_error_or_too_much_is_refused() {
    issuer.createContext("/error", exchange -> answer(exchange, 500, PUBLISHED.toString()));
    issuer.createContext("/much", exchange -> answer(exchange, 200, " ".repeat(600_000)));

    assertThatThrownBy(() -> at("/error").read()).hasMessageContaining("500");
    assertThatThrownBy(() -> at("/much").read()).hasMessageContaining("too long");
  }

  @Test
  void an_issuer_that_says_nothing_is_not_waited_for() {
    issuer.createContext("/silent", exchange -> {});
    long begun = System.nanoTime();

    assertThatThrownBy(() -> at("/silent").read()).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
  }
}
