package io.workshopstream.stream.meter;

/** Why a stream was not opened. */
public enum StreamRefusal {
  /** As many are open as may, here or on all servers. */
  FULL,
  /** As many are open from one address as may. */
  FULL_FOR_ADDRESS,
  /** The server stops. */
  SERVER_STOPS
}
