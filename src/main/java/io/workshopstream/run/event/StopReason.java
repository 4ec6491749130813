package io.workshopstream.run.event;

/** Why a run is stopped before its work is done, and the state it ends in. */
public enum StopReason {
  CANCELLED(RunState.CANCELLED),
  TIMED_OUT(RunState.TIMED_OUT),
  /** Nobody watches it any more, and the configuration says that such runs end. */
  ABANDONED(RunState.CANCELLED),
  /** It held a result back, and newer work on the same subject takes its place. */
  SUPERSEDED(RunState.CANCELLED),
  /** The server stops; whoever takes the run goes on with it. */
  SHUTDOWN(RunState.RUNNING),
  /** It no longer belongs to this node; whoever has it goes on with it. */
  LEASE_LOST(RunState.RUNNING);

  private final RunState ending;

  StopReason(RunState ending) {
    this.ending = ending;
  }

  public RunState ending() {
    return ending;
  }
}
