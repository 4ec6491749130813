package io.workshopstream.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of lines, each with its line feed. */
final class LineDigest {

  private final MessageDigest digest;

  LineDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }

  void add(byte[] line) {
    digest.update(line);
    digest.update((byte) '\n');
  }

  /** Of all lines so far, as hexadecimal digits; to be asked once. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
