package io.workshopstream.stream.meter;

/** Where a client begins. */
public enum StreamStart {
  /** It has nothing yet. */
  FRESH,
  /** It comes back, and has what came before. */
  RESUMED
}
