package io.workshopstream.admin.refresh;

import io.workshopstream.run.database.DatabaseFailure;
import io.workshopstream.run.job.RunStoppedException;
import java.lang.System.Logger;

/**
 * A part of a run, such as a page or a studio, that may go wrong without the rest: the one place
 * where that is caught. A run that is stopped and a database that fails concern all parts and go
 * through.
 */
final class Attempt {

  private static final Logger LOG = System.getLogger(Attempt.class.getName());

  private Attempt() {}

  /** The work of a part. */
  interface Work {
    void run() throws RunStoppedException;
  }

  /**
   * Does the work; false when it broke, which the server's log then has the details of.
   *
   * @param part what it is, for the server's log
   */
  static boolean succeeds(String part, Work work) throws RunStoppedException {
    try {
      work.run();
      return true;
    } catch (RuntimeException | StackOverflowError broken) {
      if (DatabaseFailure.in(broken).isPresent()) {
        throw broken;
      }
      LOG.log(Logger.Level.WARNING, "a part of a run broke: " + part, broken);
      return false;
    }
  }
}
