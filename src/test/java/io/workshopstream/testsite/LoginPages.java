package io.workshopstream.testsite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The part of an issuer by which people log in (OpenID Connect): a page that asks for a role, codes
 * that are good once, and tokens for them. It looks at PKCE, redirect address and client secret.
 */
public final class LoginPages {

  /** By these the server is known to the issuer. */
  public static final String CLIENT = "workshops";

  public static final String SECRET = "s3cret with: %+";

  private final IssuerSite issuer;
  private final TestSite server;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private volatile UnaryOperator<JWTClaimsSet.Builder> lie = claims -> claims;

  LoginPages(IssuerSite issuer, TestSite server) {
    this.issuer = issuer;
    this.server = server;
  }

  void open() {
    lie = claims -> claims;
    server.at("/realm/.well-known/openid-configuration", this::describe);
    server.at("/realm/authorize", this::authorize);
    server.at("/realm/token", this::token);
    server.at("/realm/logout", (request, reply) -> reply.html("<h1 id=\"out\">Logged out</h1>"));
  }

  /** Puts other claims into its tokens from now on. */
  public void lie(UnaryOperator<JWTClaimsSet.Builder> how) {
    lie = how;
  }

  /** No code is good for anything from now on. */
  public void breakDown() {
    server.at("/realm/token", new Status(500));
  }

  private void describe(Request request, Reply reply) throws IOException {
    String base = issuer.issuer();
    IssuerSite.json(
        reply,
        """
        {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
        "jwks_uri":"%s/keys","end_session_endpoint":"%s/logout",
        "response_types_supported":["code"],"subject_types_supported":["public"],
        "id_token_signing_alg_values_supported":["RS256"],
        "code_challenge_methods_supported":["S256"]}"""
            .formatted(base, base, base, base, base));
  }

  /** First a page, then, when its form was sent, the way back. */
  private void authorize(Request request, Reply reply) throws IOException {
    Map<String, String> asked = parameters(request.target().replaceFirst("[^?]*\\??", ""));
    if (request.method().equals("GET")) {
      reply.html(form(request.target()));
      return;
    }
    Map<String, String> said = parameters(request.body());
    String answer = said.containsKey("deny") ? "error=access_denied" : "code=" + code(asked, said);
    String back = asked.get("redirect_uri") + "?" + answer + "&state=" + asked.get("state");
    reply.send(303, "text/plain", new byte[0], "Location: " + back);
  }

  private static String form(String target) {
    return """
        <!doctype html><title>Issuer</title><form method="post" action="%s">
        <input name="role" id="role"><button id="allow">Allow</button>
        <button id="deny" name="deny" value="yes">Deny</button></form>"""
        .formatted(target.replace("&", "&amp;"));
  }

  private String code(Map<String, String> asked, Map<String, String> said) {
    String code = UUID.randomUUID().toString();
    Map<String, String> grant = new TreeMap<>(asked);
    grant.put("role", said.getOrDefault("role", ""));
    codes.put(code, grant);
    return code;
  }

  /** A code for somebody who has agreed, without the page. */
  public String code(String question, String role) {
    return code(parameters(question.replaceFirst("[^?]*\\?", "")), Map.of("role", role));
  }

  private void token(Request request, Reply reply) throws IOException {
    Map<String, String> said = parameters(request.body());
    Map<String, String> grant = codes.remove(said.getOrDefault("code", ""));
    boolean good =
        grant != null
            && said.getOrDefault("redirect_uri", "").equals(grant.get("redirect_uri"))
            && "S256".equals(grant.get("code_challenge_method"))
            && hash(said.getOrDefault("code_verifier", "")).equals(grant.get("code_challenge"));
    if (!request.header("authorization").equals(proof())) {
      error(reply, 401, "invalid_client");
    } else if (!good) {
      error(reply, 400, "invalid_grant");
    } else {
      IssuerSite.json(reply, tokens(grant));
    }
  }

  private String tokens(Map<String, String> grant) {
    JWTClaimsSet.Builder claims =
        issuer
            .claims(grant.getOrDefault("role", ""), Duration.ofMinutes(5))
            .audience(List.of(CLIENT))
            .claim("nonce", grant.get("nonce"));
    return """
        {"access_token":"not-for-us","token_type":"Bearer","expires_in":300,"id_token":"%s"}"""
        .formatted(issuer.sign(lie.apply(claims).build()));
  }

  private static void error(Reply reply, int status, String code) throws IOException {
    String body = "{\"error\":\"" + code + "\"}";
    reply.send(status, "application/json", body.getBytes(UTF_8));
  }

  private static String proof() {
    String both = URLEncoder.encode(CLIENT, UTF_8) + ":" + URLEncoder.encode(SECRET, UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
  }

  private static String hash(String verifier) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> all = new TreeMap<>();
    for (String part : query.split("&", -1)) {
      String[] both = part.split("=", 2);
      all.put(both[0], both.length < 2 ? "" : URLDecoder.decode(both[1], UTF_8));
    }
    return all;
  }
}
