package io.workshopstream.run.job;

import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;

/**
 * Is told of every event of every run, on the thread that caused it; must return soon and never
 * throw.
 */
public interface RunListener {

  /**
   * An event was added to a run's log.
   *
   * @param run what the run is about and where it stands
   */
  void recorded(RunHeader run, RunEvent event);
}
