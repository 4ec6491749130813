package io.workshopstream.run;

import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.RunTask;
import java.util.Optional;

/**
 * The work of runs, made from what is stored of them: whoever takes a run on, on whatever node, has
 * nothing else.
 */
@FunctionalInterface
public interface RunTasks {

  /** The work; empty when this node does not know this kind, so that another one has to do it. */
  Optional<RunTask> task(RunKey key);
}
