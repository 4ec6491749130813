package io.workshopstream.stream.frame;

import java.io.ByteArrayOutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Bytes for any number of connections: compressed once for all of those that want it so. The
 * compressed form looks back at nothing before it and ends at a byte (zlib's sync flush), so it may
 * stand anywhere in any deflate stream. Never changes; for any thread.
 */
public final class SharedBytes {

  /** A block that is not compressed may have so many bytes (RFC 1951, section 3.2.4). */
  private static final int STORED = 65_535;

  /** Shorter ones gain nothing by being compressed alone. */
  private static final int SHORT = 100;

  private static final int COMPRESSORS = 8;

  /** Those not in use, each with a quarter of a megabyte outside the heap. */
  private static final Queue<Deflater> IDLE = new ConcurrentLinkedQueue<>();

  private static final AtomicInteger KEPT = new AtomicInteger();

  private final byte[] plain;
  private volatile byte @Nullable [] deflated;

  /**
   * @param plain never changed from now on
   */
  public SharedBytes(byte[] plain) {
    this.plain = plain;
  }

  /** As they are. */
  public byte[] plain() {
    return plain;
  }

  public int length() {
    return plain.length;
  }

  /** Whole blocks of a deflate stream; threads that race make them twice, and alike. */
  public byte[] deflated() {
    byte[] known = deflated;
    if (known == null) {
      known = plain.length < SHORT ? stored(plain) : compressed(plain);
      deflated = known;
    }
    return known;
  }

  private static byte[] stored(byte[] plain) {
    byte[] block = new byte[5 + plain.length];
    block[1] = (byte) plain.length;
    block[2] = (byte) (plain.length >>> 8);
    block[3] = (byte) ~plain.length;
    block[4] = (byte) (~plain.length >>> 8);
    System.arraycopy(plain, 0, block, 5, plain.length);
    return block;
  }

  private static byte[] compressed(byte[] plain) {
    Deflater deflater = take();
    try {
      deflater.setInput(plain);
      ByteArrayOutputStream blocks = new ByteArrayOutputStream(plain.length / 4 + 64);
      byte[] some = new byte[Math.min(STORED, plain.length / 2 + 64)];
      int length;
      do {
        length = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
        blocks.write(some, 0, length);
      } while (length == some.length);
      return blocks.toByteArray();
    } finally {
      giveBack(deflater);
    }
  }

  private static Deflater take() {
    Deflater idle = IDLE.poll();
    if (idle == null) {
      return new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    }
    KEPT.decrementAndGet();
    return idle;
  }

  private static void giveBack(Deflater deflater) {
    deflater.reset();
    if (KEPT.incrementAndGet() <= COMPRESSORS) {
      IDLE.add(deflater);
    } else {
      KEPT.decrementAndGet();
      deflater.end();
    }
  }
}
