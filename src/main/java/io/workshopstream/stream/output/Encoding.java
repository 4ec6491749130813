package io.workshopstream.stream.output;

import io.workshopstream.stream.frame.SharedBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * How what is written to one connection goes over the wire: as it is, or as a gzip stream (RFC
 * 1952) of blocks that were compressed for all connections. For one thread at a time.
 */
final class Encoding {

  /** Magic, deflate, no flags, no time, no hint, no system. */
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** A last block with nothing in it. */
  private static final byte[] END = {3, 0};

  private final @Nullable CRC32 check;
  private @Nullable Runnable end;
  private long length;
  private boolean begun;

  private Encoding(@Nullable Runnable end) {
    this.end = end;
    this.check = end == null ? null : new CRC32();
  }

  static Encoding plain() {
    return new Encoding(null);
  }

  /**
   * @param end called once when the stream is compressed no longer
   */
  static Encoding gzip(Runnable end) {
    return new Encoding(end);
  }

  /** What stands before the first bytes; empty when nothing does, or it was said. */
  byte[] head() {
    boolean first = check != null && !begun;
    begun = true;
    return first ? HEAD.clone() : new byte[0];
  }

  /** The form in which the bytes are sent. */
  byte[] of(SharedBytes bytes) {
    if (check == null) {
      return bytes.plain();
    }
    check.update(bytes.plain());
    length += bytes.length();
    return bytes.deflated();
  }

  /** The end of the stream. */
  byte[] finish() {
    end();
    if (check == null) {
      return new byte[0];
    }
    return ByteBuffer.allocate(END.length + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(END)
        .putInt((int) check.getValue())
        .putInt((int) length)
        .array();
  }

  /** Notes that nothing is sent any more, also when the stream has no proper end. */
  void end() {
    if (end != null) {
      end.run();
      end = null;
    }
  }
}
