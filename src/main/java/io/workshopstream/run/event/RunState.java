package io.workshopstream.run.event;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a run stands; the one table of legal changes. */
public enum RunState {
  /** Waits for its turn. */
  QUEUED,
  /** Works. */
  RUNNING,
  /** Did its work and holds a result back until an admin decides. */
  NEEDS_APPROVAL,
  /** Did all it was asked. */
  COMPLETED,
  /** Could not do what it was asked. */
  FAILED,
  /** Somebody stopped it. */
  CANCELLED,
  /** It took longer than it may. */
  TIMED_OUT,
  /** The server stopped under it. */
  INTERRUPTED;

  private static final Set<RunState> AFTER_QUEUED =
      EnumSet.of(RUNNING, CANCELLED, INTERRUPTED, FAILED);
  private static final Set<RunState> AFTER_RUNNING =
      EnumSet.of(NEEDS_APPROVAL, COMPLETED, FAILED, CANCELLED, TIMED_OUT, INTERRUPTED);
  private static final Set<RunState> AFTER_APPROVAL =
      EnumSet.of(COMPLETED, CANCELLED, FAILED, TIMED_OUT, INTERRUPTED);

  /** Whether a run may go from this state to the next one. */
  public boolean canBecome(RunState next) {
    return switch (this) {
      case QUEUED -> AFTER_QUEUED.contains(next);
      case RUNNING -> AFTER_RUNNING.contains(next);
      case NEEDS_APPROVAL -> AFTER_APPROVAL.contains(next);
      case COMPLETED, FAILED, CANCELLED, TIMED_OUT, INTERRUPTED -> false;
    };
  }

  /** Whether the work has ended: no event of the work comes any more. */
  public boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }

  /** Whether nothing comes any more, neither work nor a decision. */
  public boolean isFinal() {
    return isOver() && this != NEEDS_APPROVAL;
  }

  /** The word on the wire and in the database: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
