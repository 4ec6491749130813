package io.workshopstream.access.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.access.identity.Sha256Digest;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A login that a browser began. All that has to be known when it comes back is in its cookie, so
 * that any server can go on with it: one secret, from which those that the issuer sees are made in
 * a way that does not lead back, and the page to go to.
 */
public final class LoginAttempt {

  private static final int BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{1,700})");

  private final String secret;
  private final ReturnAddress page;

  private LoginAttempt(String secret, ReturnAddress page) {
    this.secret = secret;
    this.page = page;
  }

  /**
   * A new one.
   *
   * @param random from which nobody can tell what comes next
   */
  public static LoginAttempt random(RandomGenerator random, ReturnAddress page) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new LoginAttempt(base64(bytes), page);
  }

  /** The one in a cookie; empty when it cannot be one. */
  static Optional<LoginAttempt> parse(String cookie) {
    Matcher form = FORM.matcher(cookie);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      String page = new String(Base64.getUrlDecoder().decode(form.group(2)), UTF_8);
      return Optional.of(new LoginAttempt(form.group(1), ReturnAddress.of(page)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** For the cookie. */
  String words() {
    return secret + "." + base64(page.path().getBytes(UTF_8));
  }

  /** What shows that an answer of the issuer is for this browser. */
  String state() {
    return made("state");
  }

  /** What shows that a token of the issuer was made for this login. */
  String nonce() {
    return made("nonce");
  }

  /** What shows the issuer that whoever brings its code began the login (RFC 7636). */
  String verifier() {
    return made("verifier");
  }

  /** Where to go when somebody is logged in. */
  public ReturnAddress page() {
    return page;
  }

  boolean isAnsweredBy(String state) {
    return MessageDigest.isEqual(state().getBytes(US_ASCII), state.getBytes(UTF_8));
  }

  private String made(String purpose) {
    return base64(Sha256Digest.of(purpose + " " + secret));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
