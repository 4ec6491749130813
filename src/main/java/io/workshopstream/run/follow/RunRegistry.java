package io.workshopstream.run.follow;

import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.log.LogBudget;
import io.workshopstream.run.log.RunEventLog;
import io.workshopstream.run.store.RunRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;

/**
 * The runs in memory, in front of those in the database: all that this node works on or that
 * somebody here watches, and others that were looked at last. Safe for any number of threads. A run
 * that is in memory is found also while the database fails.
 */
public final class RunRegistry {

  private static final int MOST_AT_REST = 50;

  private final RunRepository repository;
  private final LogBudget budget;
  private final int maxEvents;
  private final long maxBytes;
  private final Map<RunId, Run> runs = new LinkedHashMap<>();

  /**
   * @param maxEvents the most events of one run in memory
   * @param maxBytes the most bytes of events of one run in memory
   * @param budget for the events of all runs in memory
   */
  public RunRegistry(RunRepository repository, int maxEvents, long maxBytes, LogBudget budget) {
    this.repository = repository;
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.budget = budget;
  }

  /** The run with this id. Asks the database unless this node works on it. */
  public Optional<Run> find(RunId id) {
    Optional<Run> known = known(id);
    if (known.filter(Run::isOwned).isPresent()) {
      return known;
    }
    try {
      return repository.find(id).map(this::of);
    } catch (JdbiException databaseFails) {
      if (known.isEmpty()) {
        throw databaseFails;
      }
      repository.health().failed(databaseFails);
      return known;
    }
  }

  private synchronized Optional<Run> known(RunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  /**
   * The run of a header that was just read; nobody has to have heard of its events, those that are
   * stored come from the database.
   */
  public Run of(RunHeader header) {
    Run run = keep(header);
    if (!run.isOwned()) {
      run.adopt(header, List.of());
      if (!run.isWatched()) {
        run.log().advance(header.last());
      }
    }
    return run;
  }

  private synchronized Run keep(RunHeader header) {
    Run known = runs.get(header.id());
    if (known != null) {
      return known;
    }
    Run run = new Run(header, new RunEventLog(maxEvents, maxBytes, budget, header.last()));
    budget.add(run.log());
    runs.put(run.id(), run);
    List<Run> atRest = new ArrayList<>(runs.values());
    atRest.removeIf(other -> other.isOwned() || other.isWatched() || other == run);
    atRest.stream().limit(Math.max(0, atRest.size() - MOST_AT_REST)).forEach(this::forget);
    return run;
  }

  private void forget(Run old) {
    runs.remove(old.id());
    budget.remove(old.log());
  }

  /** Whether this node works on the run. */
  boolean writes(RunId id) {
    return known(id).filter(Run::isOwned).isPresent();
  }

  /** The runs of other nodes of which somebody here wants to know how they go on. */
  synchronized List<Run> followed() {
    return runs.values().stream()
        .filter(run -> !run.isOwned() && run.isWatched() && run.isUnfinished())
        .toList();
  }

  /** How many here watch each of the runs that are not over and that somebody watches. */
  synchronized Map<RunId, Integer> watched() {
    return runs.values().stream()
        .filter(run -> run.log().readers() > 0 && run.isUnfinished())
        .collect(Collectors.toMap(Run::id, run -> run.log().readers()));
  }

  /** Those of some runs that this node works on. */
  synchronized List<Run> owned(Collection<RunId> some) {
    return some.stream().map(runs::get).filter(Objects::nonNull).filter(Run::isOwned).toList();
  }

  /** About how many bytes the events of all runs take in memory. */
  public long bytes() {
    return budget.taken();
  }
}
