package io.workshopstream.stream.meter;

/** How events get to a client. */
public enum Transport {
  /** Server-Sent Events, compressed or not. */
  SSE,
  WEBSOCKET
}
