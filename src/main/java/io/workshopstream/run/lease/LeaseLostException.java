package io.workshopstream.run.lease;

/** A write was refused because another node owns the run by now; nothing of it was written. */
public class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LeaseLostException(Lease lease) {
    super("run " + lease.run() + " no longer belongs to " + lease.node());
  }
}
