package io.workshopstream.extraction.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a correction teaches: of records of a layout, where a value stands, or that they are no
 * events.
 *
 * @param slot where the value stands; null for {@link LessonKind#NO_EVENT}
 */
public record Lesson(LessonKind kind, Layout layout, @Nullable ValuePlace slot) {

  private static final int BYTES = 8;

  /** The same for the same lesson, and for no other: 16 hexadecimal digits. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }

  /** The layout and the slot as people read them. */
  public String place() {
    return slot == null ? layout.text() : (layout.text() + " > " + slot.text()).strip();
  }
}
