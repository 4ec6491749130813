package io.workshopstream.stream.output;

import io.workshopstream.stream.meter.TransportMeter;
import java.io.ByteArrayOutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What waits for a connection. Added to by one thread, and emptied by one, maybe another. */
final class WriteQueue {

  private static final int WRITE_SIZE = 16 * 1024;

  private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
  private final AtomicLong pending = new AtomicLong();
  private volatile long lastTaken = System.nanoTime();

  /**
   * What the connection takes at once.
   *
   * @param news when the oldest news in it happened, as {@link TransportMeter#news} tells
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from one thread to the next, never compared
  record Write(byte[] bytes, long news) {}

  void add(byte[] bytes, long news) {
    if (bytes.length > 0) {
      if (pending.getAndAdd(bytes.length) == 0) {
        lastTaken = System.nanoTime();
      }
      writes.add(new Write(bytes, news));
    }
  }

  boolean isEmpty() {
    return writes.isEmpty();
  }

  /** How many bytes wait. */
  long pending() {
    return pending.get();
  }

  /** Since when nothing was taken although something waits; now if not so. */
  long stalledSince(long now) {
    return pending.get() == 0 ? now : lastTaken;
  }

  /** What was added first, as it was; null for nothing. */
  @Nullable Write poll() {
    return writes.poll();
  }

  /**
   * What waits, up to the size of a good write, in one piece: a system call costs more than a copy.
   */
  Write next() {
    Write first = writes.remove();
    Write next = writes.peek();
    if (next == null || first.bytes().length + next.bytes().length > WRITE_SIZE) {
      return first;
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream(WRITE_SIZE);
    joined.writeBytes(first.bytes());
    long news = first.news();
    while (next != null && joined.size() + next.bytes().length <= WRITE_SIZE) {
      joined.writeBytes(writes.remove().bytes());
      news = news == TransportMeter.NO_NEWS ? next.news() : news;
      next = writes.peek();
    }
    return new Write(joined.toByteArray(), news);
  }

  /** Notes that the connection has it. */
  void taken(Write write) {
    pending.addAndGet(-write.bytes().length);
    lastTaken = System.nanoTime();
  }

  void clear() {
    writes.clear();
    pending.set(0);
  }
}
