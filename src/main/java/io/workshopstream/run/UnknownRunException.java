package io.workshopstream.run;

/** No run has the id that was asked for; checked, for it is an answer and no defect. */
public class UnknownRunException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnknownRunException() {
    super("No run has this id");
  }
}
