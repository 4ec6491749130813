package io.workshopstream.run.event;

/** Why a run is stopped before its work is done. */
public enum StopReason {
  CANCELLED,
  TIMED_OUT,
  /** Nobody watches it any more, and the configuration says that such runs end. */
  ABANDONED,
  /** It held a result back, and newer work on the same subject takes its place. */
  SUPERSEDED,
  /** The server stops; whoever takes the run goes on with it. */
  SHUTDOWN,
  /** It no longer belongs to this node; whoever has it goes on with it. */
  LEASE_LOST
}
