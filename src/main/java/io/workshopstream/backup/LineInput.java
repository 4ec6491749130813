package io.workshopstream.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file, of which one at a time is in memory. */
final class LineInput {

  /** What a line is. */
  enum State {
    /** It ended with a line feed. */
    WHOLE,
    /** The file ended in it, or before it. */
    TORN,
    /** It is longer than a line can be. */
    TOO_LONG_A_LINE,
    /** With it the file is longer than is taken. */
    TOO_LONG_A_FILE
  }

  /** A line without its line feed; empty unless it is whole. */
  static final class Line {

    private final State state;
    private final byte[] bytes;

    private Line(State state, byte[] bytes) {
      this.state = state;
      this.bytes = bytes;
    }

    State state() {
      return state;
    }

    /** Not to be changed. */
    byte[] bytes() {
      return bytes;
    }
  }

  private static final int CHUNK = 64 * 1024;
  private static final byte[] NONE = {};

  private final InputStream in;
  private final long most;
  private final byte[] chunk = new byte[CHUNK];
  private int from;
  private int to;
  private long taken;

  /**
   * Lines of a stream, which stays open.
   *
   * @param most how many bytes are taken altogether
   */
  LineInput(InputStream in, long most) {
    this.in = in;
    this.most = most;
  }

  /** The next line. */
  Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (line.size() <= BackupLines.LONGEST) {
      State failed = fill();
      if (failed != null) {
        return new Line(failed, NONE);
      }
      int end = lineFeed();
      line.write(chunk, from, end - from);
      from = Math.min(to, end + 1);
      if (end < to) {
        return new Line(State.WHOLE, line.toByteArray());
      }
    }
    return new Line(State.TOO_LONG_A_LINE, NONE);
  }

  /** Whether nothing follows. */
  boolean isAtEnd() throws IOException {
    return fill() == State.TORN;
  }

  private int lineFeed() {
    int at = from;
    while (at < to && chunk[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Sees to it that a byte can be read; else says why there is none. */
  private @Nullable State fill() throws IOException {
    if (from < to) {
      return null;
    }
    int read = in.read(chunk);
    if (read < 0) {
      return State.TORN;
    }
    from = 0;
    to = read;
    taken += read;
    return taken > most ? State.TOO_LONG_A_FILE : null;
  }
}
