package io.workshopstream.notice.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook is signed with, in the form of Standard Webhooks: {@code whsec_} and 32 octets in
 * Base64. Shown to nobody but whoever made it, and not by {@link #toString}.
 */
public record SigningSecret(String value) {

  private static final String PREFIX = "whsec_";
  private static final int OCTETS = 32;

  /** A new one. */
  public static SigningSecret random(RandomGenerator random) {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(octets));
  }

  /**
   * The signature of a message, such as {@code v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=}.
   *
   * @param seconds since 1970, when it is sent
   */
  public String signature(String id, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(value.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature = mac.doFinal((id + "." + seconds + "." + body).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
