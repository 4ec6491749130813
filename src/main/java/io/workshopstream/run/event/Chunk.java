package io.workshopstream.run.event;

import java.util.List;
import java.util.function.ToIntFunction;

/** As much of a list as one may send at a time. */
public final class Chunk {

  private Chunk() {}

  /**
   * The first of these events, as many as fit in a number of bytes; at least one when there is one.
   *
   * @param size how many bytes one takes
   */
  public static <T> List<T> of(List<T> events, ToIntFunction<T> size, long atMost) {
    int to = 0;
    long bytes = 0;
    while (to < events.size() && (to == 0 || bytes + size.applyAsInt(events.get(to)) <= atMost)) {
      bytes += size.applyAsInt(events.get(to++));
    }
    return List.copyOf(events.subList(0, to));
  }
}
