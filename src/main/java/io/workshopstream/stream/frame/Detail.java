package io.workshopstream.stream.frame;

import java.util.Set;

/** How much a stream tells. */
public enum Detail {
  /** The five events of the specification, and no others. */
  SPECIFIED,
  /**
   * Also what existing clients do not know: {@code run}, {@code item}, {@code change}, {@code
   * heartbeat} …
   */
  FULL;

  private static final Set<String> FIVE =
      Set.of("logs", "progress_bar", "complete", "error", "close");

  boolean tells(String event) {
    return this == FULL || FIVE.contains(event);
  }
}
