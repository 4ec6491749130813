package io.workshopstream.stream.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is written between two flushes, compressed or as it is. Compressed bytes are complete at
 * each flush, so that no event waits for the next one (zlib's sync flush).
 */
final class FlushBuffer {

  private static final int BUFFER = 512;

  /** The library's gzip with its sync flush, and a way to free it at once. */
  private static final class SyncGzip extends GZIPOutputStream {

    SyncGzip(ByteArrayOutputStream bytes) throws IOException {
      super(bytes, BUFFER, true);
    }

    void end() {
      def.end();
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
  private final @Nullable SyncGzip gzip;
  private @Nullable Runnable end;
  private boolean dirty;

  private FlushBuffer(@Nullable Runnable end) {
    this.end = end;
    try {
      gzip = end == null ? null : new SyncGzip(bytes);
    } catch (IOException impossible) { // a buffer in memory
      throw new UncheckedIOException(impossible);
    }
  }

  static FlushBuffer plain() {
    return new FlushBuffer(null);
  }

  /**
   * @param end called once when the compressor is free again
   */
  static FlushBuffer compressing(Runnable end) {
    return new FlushBuffer(end);
  }

  void write(byte[] from, int offset, int length) throws IOException {
    dirty = true;
    if (gzip == null) {
      bytes.write(from, offset, length);
    } else {
      gzip.write(from, offset, length);
    }
  }

  /** What was written since the last call; empty when nothing was. */
  byte[] take() throws IOException {
    if (!dirty) {
      return new byte[0];
    }
    dirty = false;
    if (gzip != null) {
      gzip.flush();
    }
    return taken();
  }

  /** The end of the stream; also frees the compressor, whose memory lies outside the heap. */
  byte[] finish() throws IOException {
    if (gzip == null) {
      return new byte[0];
    }
    gzip.close();
    end();
    return taken();
  }

  /** Frees the compressor when the stream ends without a proper end. */
  void end() {
    if (gzip != null && end != null) {
      gzip.end();
      end.run();
      end = null;
    }
  }

  private byte[] taken() {
    byte[] taken = bytes.toByteArray();
    bytes.reset();
    return taken;
  }
}
