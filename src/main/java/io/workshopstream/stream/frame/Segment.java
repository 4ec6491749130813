package io.workshopstream.stream.frame;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames that follow each other, joined once for all who are sent them. Never changes; for any
 * thread.
 */
public final class Segment {

  /** Nothing to send. */
  public static final Segment NONE = new Segment(List.of());

  private final List<EventFrame> frames;
  private volatile @Nullable SharedBytes sse;

  public Segment(List<EventFrame> frames) {
    this.frames = List.copyOf(frames);
  }

  public List<EventFrame> frames() {
    return frames;
  }

  /** About how many bytes its frames take. */
  public long size() {
    return frames.stream().mapToLong(EventFrame::jsonSize).sum();
  }

  public boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Without what a later frame makes old, as {@link Conflation} says. */
  public Segment conflated() {
    List<EventFrame> kept = Conflation.of(frames);
    return kept.size() == frames.size() ? this : new Segment(kept);
  }

  /** All frames as Server-Sent Events; threads that race join them twice, and alike. */
  public SharedBytes sse() {
    SharedBytes known = sse;
    if (known == null) {
      known = new SharedBytes(joined());
      sse = known;
    }
    return known;
  }

  private byte[] joined() {
    if (frames.size() == 1) {
      return frames.get(0).sse();
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream(256 * frames.size());
    frames.forEach(frame -> joined.writeBytes(frame.encoded())); // not kept twice
    return joined.toByteArray();
  }
}
