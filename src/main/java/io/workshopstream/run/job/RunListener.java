package io.workshopstream.run.job;

import io.workshopstream.run.event.RunEvent;

/**
 * Is told of every event of every run, on the thread that caused it; must return soon and never
 * throw.
 */
public interface RunListener {

  /** An event was added to the run's log. */
  void recorded(Run run, RunEvent event);
}
