package io.workshopstream.run.job;

import io.workshopstream.run.event.StopReason;

/**
 * Leads a job out of its work when its run was stopped; checked, so that it is never swallowed by
 * accident.
 */
public class RunStoppedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final StopReason reason;

  public RunStoppedException(StopReason reason) {
    super("stopped: " + reason);
    this.reason = reason;
  }

  public StopReason reason() {
    return reason;
  }
}
