package io.workshopstream.stream.frame;

import io.workshopstream.run.event.RunEventType;

/** How much a stream tells. */
public enum Detail {
  /** The five events of the specification, and no others. */
  SPECIFIED,
  /**
   * Also what existing clients do not know: {@code run}, {@code item}, {@code change}, {@code
   * heartbeat} …
   */
  FULL;

  boolean tells(RunEventType type) {
    return this == FULL || type.isSpecified();
  }
}
