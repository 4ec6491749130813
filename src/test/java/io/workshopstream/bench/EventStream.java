package io.workshopstream.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of one response, taken apart: its head, its chunks, its compression, and in what is
 * left the marks of the events, {@code @<number> <stamp> }. Nothing else in a stream has an
 * {@code @}. Checks that each event comes once and in order.
 */
final class EventStream {

  /** Who hears of each event. */
  interface Listener {

    /**
     * An event came.
     *
     * @param stamp what its maker wrote into it
     */
    void event(int number, long stamp);
  }

  private static final int GZIP_HEAD = 10;

  /** Between two marks lie at least the padding and this much of the frame around it. */
  private static final int SKIP = 100;

  private final boolean ordered;
  private final Listener listener;
  private final StringBuilder head = new StringBuilder();
  private boolean inBody;
  private boolean chunked;
  private Inflater inflater;
  private int gzipHead = GZIP_HEAD;
  private byte[] inflated;
  private long chunkLeft;
  private long chunkSize;
  private boolean readsSize = true;
  private boolean ended;
  private int skip;
  private int field;
  private long number;
  private long stamp;
  private int last;
  private final BitSet seen = new BitSet();
  private int repeated;
  private long bytes;

  /**
   * @param ordered whether an event that comes after a later one is a fault
   */
  EventStream(boolean ordered, Listener listener) {
    this.ordered = ordered;
    this.listener = listener;
  }

  /** Whether the head of the response has come. */
  boolean hasBegun() {
    return inBody;
  }

  /** Whether the response has come to its proper end. */
  boolean hasEnded() {
    return ended;
  }

  int last() {
    return last;
  }

  /** How many of the events up to the last one did not come. */
  int lost() {
    return last - seen.cardinality();
  }

  /** Events that came twice, or after a later one. */
  int repeated() {
    return repeated;
  }

  long bytes() {
    return bytes;
  }

  /** The next bytes of the response, from the beginning of the array. */
  void take(byte[] array, int end) {
    int at = 0;
    bytes += end;
    if (!inBody) {
      at = takeHead(array, at, end);
    }
    if (inBody && at < end) {
      if (chunked) {
        unchunk(array, at, end);
      } else {
        body(array, at, end);
      }
    }
  }

  private int takeHead(byte[] array, int from, int end) {
    for (int i = from; i < end; i++) {
      head.append((char) (array[i] & 0xff));
      if (array[i] == '\n'
          && head.length() > 3
          && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        String said = head.toString().toLowerCase(Locale.ROOT);
        if (!said.startsWith("http/1.1 200 ")) {
          throw new IllegalStateException(new String(array, from, end - from, ISO_8859_1));
        }
        chunked = said.contains("transfer-encoding: chunked");
        if (said.contains("content-encoding: gzip")) {
          inflater = new Inflater(true);
          inflated = new byte[64 * 1024];
        }
        inBody = true;
        return i + 1;
      }
    }
    return end;
  }

  private void unchunk(byte[] array, int from, int end) {
    int at = from;
    while (at < end) {
      if (chunkLeft > 0) {
        int some = (int) Math.min(chunkLeft, end - at);
        body(array, at, at + some);
        at += some;
        chunkLeft -= some;
        readsSize = false;
      } else {
        size(array[at++]);
      }
    }
  }

  /** One byte of what stands between chunks: a line's end, a number, a line's end. */
  private void size(byte one) {
    int digit = Character.digit(one, 16);
    if (digit >= 0) {
      readsSize = true;
      chunkSize = chunkSize * 16 + digit;
    } else if (one == '\n' && readsSize) {
      chunkLeft = chunkSize;
      ended |= chunkSize == 0;
      chunkSize = 0;
      readsSize = false;
    }
  }

  private void body(byte[] array, int from, int end) {
    if (inflater == null) {
      scan(array, from, end);
      return;
    }
    int skipped = Math.min(gzipHead, end - from);
    gzipHead -= skipped;
    try {
      inflater.setInput(array, from + skipped, end - from - skipped);
      for (int n = inflater.inflate(inflated); n > 0; n = inflater.inflate(inflated)) {
        scan(inflated, 0, n);
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private void scan(byte[] array, int from, int end) {
    int at = from;
    while (at < end) {
      if (skip > 0) {
        int some = Math.min(skip, end - at);
        skip -= some;
        at += some;
      } else if (field == 0) {
        while (at < end && array[at] != '@') {
          at++;
        }
        if (at < end) {
          at++;
          field = 1;
          number = 0;
          stamp = 0;
        }
      } else {
        at = digits(array, at, end);
      }
    }
  }

  private int digits(byte[] array, int from, int end) {
    int at = from;
    while (at < end && array[at] != ' ') {
      int digit = array[at++] - '0';
      if (field == 1) {
        number = number * 10 + digit;
      } else {
        stamp = stamp * 10 + digit;
      }
    }
    if (at < end) {
      at++;
      field++;
      if (field == 3) {
        field = 0;
        skip = SKIP;
        event((int) number);
      }
    }
    return at;
  }

  private void event(int came) {
    if (seen.get(came) || (ordered && came < last)) {
      repeated++;
      return;
    }
    seen.set(came);
    last = Math.max(last, came);
    listener.event(came, stamp);
  }

  void close() {
    if (inflater != null) {
      inflater.end();
    }
  }
}
