package io.workshopstream.run.follow;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.lease.RunWatches;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How many clients watch a run, on all nodes together: those here as they are, those elsewhere as
 * they were some seconds ago. Safe for any number of threads.
 */
public final class Watchers {

  /** What was learnt longer ago says nothing. */
  private static final long OLD = Duration.ofSeconds(10).toNanos();

  private final RunRegistry registry;
  private final RunWatches rows;
  private final boolean alone;
  private volatile Map<RunId, Integer> elsewhere = Map.of();
  private volatile long learntAt = System.nanoTime() - OLD - 1;

  /**
   * @param alone whether there can be no other node
   */
  public Watchers(RunRegistry registry, RunWatches rows, boolean alone) {
    this.registry = registry;
    this.rows = rows;
    this.alone = alone;
  }

  /**
   * Tells the other nodes which runs are watched here, and learns which are watched there. Asks the
   * database; to be called by one thread at a time.
   */
  public void exchange() {
    if (!alone) {
      rows.write(registry.watched());
      elsewhere = rows.elsewhere();
      learntAt = System.nanoTime();
    }
  }

  /** How many watch a run. */
  public int of(Run run) {
    return run.log().readers() + elsewhere.getOrDefault(run.id(), 0);
  }

  /** Whether somebody elsewhere may watch of whom nobody here knows. */
  public boolean areUncertain() {
    return !alone && System.nanoTime() - learntAt > OLD;
  }

  /** The runs of this node that are watched elsewhere, or were until a node died. */
  public List<Run> ofRunsHere() {
    return registry.owned(elsewhere.keySet());
  }
}
