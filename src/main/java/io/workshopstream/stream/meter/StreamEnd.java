package io.workshopstream.stream.meter;

/** Why a stream ended. */
public enum StreamEnd {
  /** All that its run will ever say was sent. */
  RUN_OVER,
  /** The client went, or the way to it broke. */
  CLIENT_LEFT,
  /** The client took nothing for {@code stream.write-timeout}. */
  CLIENT_STALLED,
  /** A WebSocket on which no first message came. */
  CLIENT_SILENT,
  /** The connection was as old as {@code stream.lifetime}. */
  LIFETIME,
  /** The caller would not be let in any more. */
  ACCESS_ENDED,
  /** The server stops. */
  SERVER_STOPS
}
