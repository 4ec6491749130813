package io.workshopstream.run.job;

/** How a job says that it ended. */
public sealed interface RunResult {

  /** The job did what it was asked. */
  record Done() implements RunResult {}

  /**
   * The job as a whole could not do what it was asked.
   *
   * @param error why, in an admin's words
   */
  record Failed(String error) implements RunResult {}

  /**
   * The job did its work and holds the result back until an admin decides.
   *
   * @param why in an admin's words
   * @param payload what is held back, for whoever carries the decision out
   */
  record HeldBack(String why, String payload) implements RunResult {}
}
