package io.workshopstream.run.database;

import io.workshopstream.run.event.RunHeader;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What others store together with the end of runs, so that both are there or neither. */
public interface RunEndings {

  /** Stores nothing. */
  RunEndings NONE = (transaction, ended) -> {};

  /**
   * Called in the transaction in which the work of runs ends, as their owner's last write.
   *
   * @param ended at least one, each ended for good or held back until somebody decides
   */
  void ended(Handle transaction, List<RunHeader> ended);
}
