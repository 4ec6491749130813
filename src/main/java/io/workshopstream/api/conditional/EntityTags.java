package io.workshopstream.api.conditional;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Strong entity tags (RFC 9110 section 8.8.3), and whether a client has one. */
final class EntityTags {

  private static final int BYTES = 20;

  private EntityTags() {}

  /** The tag of what follows from these parts, quotation marks included. */
  static String of(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return "\"" + HexFormat.of().formatHex(digest.digest(), 0, BYTES) + "\"";
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /**
   * Whether a client has what has this tag (RFC 9110 section 13.1.2). A proxy that compresses marks
   * the tag as weak, or adds how it did so. An asterisk is no tag: see {@link #isAny}.
   *
   * @param known the value of its If-None-Match
   */
  static boolean isKnown(String known, String tag) {
    String bare = tag.substring(1, tag.length() - 1);
    return Arrays.stream(known.split(",", -1))
        .map(one -> one.strip().replaceFirst("^W/", "").replaceFirst("-gzip\"$", "\""))
        .anyMatch(one -> one.equals("\"" + bare + "\""));
  }

  /** Whether a client asks for nothing as long as there is anything. */
  static boolean isAny(String known) {
    return known.strip().equals("*");
  }
}
