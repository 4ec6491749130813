package io.workshopstream.run.store;

import io.workshopstream.run.event.RunId;
import java.util.Set;

/**
 * Tells the other nodes that something new is stored of runs. A notice may be lost: whoever waits
 * for one looks by itself now and then.
 */
@FunctionalInterface
public interface Notices {

  /** For a database that one process alone uses. */
  Notices NONE = runs -> {};

  /** Tells of runs, once what is new of them is committed; may block, and never throws. */
  void publish(Set<RunId> runs);
}
