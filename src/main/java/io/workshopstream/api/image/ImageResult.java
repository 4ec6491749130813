package io.workshopstream.api.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What became of an image that was asked for. */
sealed interface ImageResult {

  /** A picture, as its site sent it. */
  final class Image implements ImageResult {

    private final ImageType type;
    private final byte[] bytes;
    private final String tag;

    /**
     * @param bytes not copied: nobody changes them
     */
    Image(ImageType type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
      tag = "\"" + hash(bytes) + "\"";
    }

    private static String hash(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
    }

    ImageType type() {
      return type;
    }

    byte[] bytes() {
      return bytes;
    }

    /** The strong entity tag (RFC 9110 section 8.8.3), quotation marks included. */
    String tag() {
      return tag;
    }

    /**
     * Whether a client has these bytes already (RFC 9110 section 13.1.2).
     *
     * @param known the value of its If-None-Match
     */
    boolean isKnown(String known) {
      return Arrays.stream(known.split(",", -1))
          .map(String::strip)
          .anyMatch(one -> one.equals("*") || one.replaceFirst("^W/", "").equals(tag));
    }
  }

  /**
   * No picture.
   *
   * @param sentence why, for people; without secrets
   */
  record Failure(String sentence) implements ImageResult {}
}
