package io.workshopstream.teaching;

import java.util.HashSet;
import java.util.Set;

/**
 * Which rules found their layout in one refresh; for the run's own thread. Only a refresh that read
 * every page, and found events on some, says anything of a rule that it did not see.
 */
public final class Sightings {

  private final Set<Long> seen = new HashSet<>();
  private boolean missing;
  private boolean events;

  /**
   * A page was read.
   *
   * @param rules the numbers of the rules whose layout it has
   * @param announces whether it announces anything
   */
  public void saw(Set<Long> rules, boolean announces) {
    seen.addAll(rules);
    events |= announces;
  }

  /** A page was not read in this refresh. */
  public void miss() {
    missing = true;
  }

  Set<Long> seen() {
    return seen;
  }

  boolean provesAbsence() {
    return events && !missing;
  }
}
