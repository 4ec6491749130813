package io.workshopstream.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a collector of traces what takes how long, and what is part of what. Safe for any number of
 * threads.
 */
public interface Tracing {

  /** For where nobody collects traces. */
  Tracing NONE =
      new Tracing() {
        @Override
        public Span begin(String name, Map<String, String> attributes) {
          return UNSEEN;
        }

        @Override
        public Span beginBelow(
            @Nullable String parent, String name, Map<String, String> attributes) {
          return UNSEEN;
        }

        @Override
        public @Nullable String parent() {
          return null;
        }
      };

  /** A span that nobody collects. */
  Span UNSEEN =
      new Span() {
        @Override
        public void failed(String why) {}

        @Override
        public void close() {}
      };

  /** A stretch of the present thread's work, which ends when it is closed, on the same thread. */
  interface Span extends AutoCloseable {
    /** Notes that the work came to nothing. */
    void failed(String why);

    @Override
    void close();
  }

  /**
   * Begins a part of what this thread works on.
   *
   * @param name one of few, since collectors group by it
   */
  Span begin(String name, Map<String, String> attributes);

  /**
   * Begins a part of what another thread, on whatever server, worked on.
   *
   * @param parent as its {@link #parent()} says; null for none
   * @param name one of few, since collectors group by it
   */
  Span beginBelow(@Nullable String parent, String name, Map<String, String> attributes);

  /** What this thread works on, as a traceparent (W3C Trace Context); null for nothing. */
  @Nullable String parent();
}
