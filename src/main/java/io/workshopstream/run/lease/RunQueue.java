package io.workshopstream.run.lease;

import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.lease.Leases.Candidate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs that wait, as the database has them at one moment, in the order in which they are to be
 * taken: first those whose owner is gone, then those whose subjects are free, the one whose
 * subjects were served longest ago first, so that nobody who asks often keeps others waiting. A run
 * is not overtaken by a later one on the same subject.
 */
public final class RunQueue {

  private static final OffsetDateTime NEVER = OffsetDateTime.MIN;

  private final List<Candidate> candidates;
  private final Map<String, SubjectStanding> subjects;

  private RunQueue(List<Candidate> candidates, Map<String, SubjectStanding> subjects) {
    this.candidates = candidates;
    this.subjects = subjects;
  }

  /** The runs that wait right now. Asks the database. */
  public static RunQueue read(Leases leases) {
    List<Candidate> candidates = leases.candidates();
    Set<String> subjects =
        candidates.stream()
            .flatMap(candidate -> subjects(candidate).stream())
            .collect(Collectors.toSet());
    return new RunQueue(candidates, leases.subjects(subjects));
  }

  /** What a run works on itself: nothing when its children do. */
  private static Set<String> subjects(Candidate candidate) {
    RunKey key = candidate.header().key();
    return key.isParent() ? Set.of() : key.subjects();
  }

  /** How many wait. */
  public int length() {
    return candidates.size();
  }

  /** Those that may be taken now, in order. */
  public List<Candidate> ready() {
    Set<String> spoken = new HashSet<>();
    List<Candidate> ready = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Set<String> its = subjects(candidate);
      if (its.stream().noneMatch(spoken::contains) && isFree(candidate)) {
        ready.add(candidate);
      }
      spoken.addAll(its);
    }
    ready.sort(
        Comparator.comparing(Candidate::isOrphan)
            .reversed()
            .thenComparing(this::servedAt)); // a stable sort: of equals the longest waiting first
    return ready;
  }

  private boolean isFree(Candidate candidate) {
    String id = candidate.header().id().value();
    return subjects(candidate).stream()
        .map(subjects::get)
        .filter(Objects::nonNull)
        .allMatch(standing -> standing.run() == null || id.equals(standing.run()));
  }

  private OffsetDateTime servedAt(Candidate candidate) {
    return subjects(candidate).stream()
        .map(subjects::get)
        .filter(Objects::nonNull)
        .map(standing -> Objects.requireNonNullElse(standing.servedAt(), NEVER))
        .max(Comparator.naturalOrder())
        .orElse(NEVER);
  }

  /** The place in the queue of a run, from 1; 0 when it does not wait. */
  public int position(RunId id) {
    List<RunId> waiting = candidates.stream().map(candidate -> candidate.header().id()).toList();
    return waiting.indexOf(id) + 1;
  }

  /**
   * The runs that have to end or start before a waiting one starts: those that share a subject with
   * it, or all before it when there are none.
   *
   * @param unfinished every run that works or waits, in the order in which they were asked for
   */
  public static List<RunHeader> before(RunHeader run, List<RunHeader> unfinished) {
    List<RunHeader> ahead =
        unfinished.stream().takeWhile(other -> !other.id().equals(run.id())).toList();
    List<RunHeader> sharing =
        ahead.stream().filter(other -> other.key().overlaps(run.key())).toList();
    List<RunHeader> working = ahead.stream().filter(other -> !other.key().isParent()).toList();
    return sharing.isEmpty() ? working : sharing;
  }
}
