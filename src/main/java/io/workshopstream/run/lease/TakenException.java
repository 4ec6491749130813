package io.workshopstream.run.lease;

/** Somebody else has what was to be taken: rolls the transaction back in which it was tried. */
public class TakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
