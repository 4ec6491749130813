package io.workshopstream.access.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What proves somebody: 256 random bits behind a mark by which people and scanners of secrets
 * recognise it. Only its hash is stored. So many bits cannot be guessed, so one round of SHA-256 is
 * enough.
 */
public final class Secret {

  /** What it is good for. */
  public enum Kind {
    /** Sent with each request by programs. */
    TOKEN("wst_"),
    /** The cookie of a browser that is logged in. */
    SESSION("wss_"),
    /** Opens one stream. */
    TICKET("wsk_");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }
  }

  private static final int BYTES = 32;
  private static final int SHOWN = 12;
  private static final Pattern FORM = Pattern.compile("[a-z]{3}_[A-Za-z0-9_-]{43}");
  private static final Pattern ANYWHERE =
      Pattern.compile("(ws[tsk]_[A-Za-z0-9_-]{8})[A-Za-z0-9_-]{35}");

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** A new one. */
  public static Secret random(Kind kind, RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(kind.mark + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The secret in these words; empty when they cannot be one of this kind. */
  public static Optional<Secret> parse(Kind kind, String words) {
    return words.startsWith(kind.mark) && FORM.matcher(words).matches()
        ? Optional.of(new Secret(words))
        : Optional.empty();
  }

  /** The words without the secrets that somebody has put where none belongs. */
  public static String hidden(String words) {
    return ANYWHERE.matcher(words).replaceAll("$1…");
  }

  /** All of it, for its owner alone. */
  public String value() {
    return value;
  }

  /** The beginning, by which it can be recognised; the rest has 208 bits. */
  String prefix() {
    return value.substring(0, SHOWN);
  }

  /** Its SHA-256, in hex. */
  public String hash() {
    return HexFormat.of().formatHex(Sha256Digest.of(value));
  }

  /** Compares in a time that says nothing of where two hashes differ. */
  boolean isOf(ApiToken token) {
    return MessageDigest.isEqual(hash().getBytes(US_ASCII), token.hash().getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return prefix() + "…";
  }
}
