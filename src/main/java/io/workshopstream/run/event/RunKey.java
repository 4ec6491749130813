package io.workshopstream.run.event;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about. Work on several subjects is a parent: it has a child run for each of them,
 * and works on none itself. Two runs with the same key do the same work, so the second caller joins
 * the first run; two runs that share a subject never work at the same time.
 *
 * @param kind the kind of work
 * @param subjects what is worked on, at least one
 * @param dryRun whether nothing is stored
 * @param retryOf the run of which this one does again what failed; null for work of its own
 */
public record RunKey(String kind, Set<String> subjects, boolean dryRun, @Nullable RunId retryOf) {

  public RunKey {
    subjects = Collections.unmodifiableSet(new TreeSet<>(subjects));
    if (subjects.isEmpty()) {
      throw new IllegalArgumentException("a run has at least one subject");
    }
  }

  /** Work that does not depend on an earlier run. */
  public RunKey(String kind, Set<String> subjects, boolean dryRun) {
    this(kind, subjects, dryRun, null);
  }

  /** Whether the work is done by one child run for each subject. */
  public boolean isParent() {
    return subjects.size() > 1;
  }

  /** The work on one of the subjects. */
  public RunKey child(String subject) {
    return new RunKey(kind, Set.of(subject), dryRun);
  }

  /** Whether this work does all that the other one would; a parent leaves that to its children. */
  public boolean covers(RunKey other) {
    return !isParent()
        && kind.equals(other.kind)
        && !dryRun
        && subjects.containsAll(other.subjects);
  }

  /** Whether only one of the two can be at work. */
  public boolean overlaps(RunKey other) {
    return !isParent() && !other.isParent() && subjects.stream().anyMatch(other.subjects::contains);
  }

  @Override
  public String toString() {
    String about = subjects.size() == 1 ? subjects.iterator().next() : "of " + subjects.size();
    return kind + " " + about + (dryRun ? " (dry run)" : "");
  }
}
