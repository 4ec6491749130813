package io.workshopstream.run.meter;

/** Why a run was not taken on. */
public enum RunRefusal {
  /** As many runs wait as may. */
  QUEUE_FULL,
  /** The server stops. */
  SERVER_STOPS,
  /** Others asked for the same at the same moment, again and again. */
  DISPUTED,
  /** A run is asked for under as many idempotency keys as there may be. */
  TOO_MANY_KEYS,
  /** The idempotency key stands for other work. */
  KEY_TAKEN,
  /** The idempotency key is longer than it may be. */
  KEY_TOO_LONG
}
