package io.workshopstream.run;

import io.workshopstream.run.event.EventEncoder;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.EventWriter;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunListener;
import io.workshopstream.run.job.RunRecorder;
import io.workshopstream.run.log.LogBudget;
import io.workshopstream.run.log.RunEventLog;
import io.workshopstream.run.log.RunRepository;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.JdbiException;

/**
 * The runs in memory, in front of those in the database: all that work or wait, and the ended ones
 * that were looked at last. Safe for any number of threads. A run that is in memory is found also
 * while the database fails.
 */
public final class RunRegistry {

  private static final Logger LOG = System.getLogger(RunRegistry.class.getName());

  /** Runs of one kind and studio take each other's place, so there are few. */
  private static final int MOST_HOLDING = 1000;

  private static final int ENDED = 50;

  private final RunLimits limits;
  private final RunRepository repository;
  private final RunRecorder recorder;
  private final Map<RunId, Run> hot = new LinkedHashMap<>();
  private final LogBudget budget;

  private RunRegistry(RunLimits limits, RunRepository repository, RunRecorder recorder) {
    this.limits = limits;
    this.repository = repository;
    this.recorder = recorder;
    this.budget = recorder.budget();
  }

  /** Memory in front of the writer's database. */
  public static RunRegistry of(
      RunLimits limits,
      EventWriter writer,
      Clock clock,
      EventEncoder encoder,
      List<RunListener> listeners) {
    RunRecorder recorder =
        new RunRecorder(
            clock, encoder, writer, new LogBudget(limits.memoryBytes()), List.copyOf(listeners));
    return new RunRegistry(limits, writer.repository(), recorder);
  }

  RunRepository repository() {
    return repository;
  }

  /** A new run. */
  Run create(RandomGenerator random, RunRequest request) {
    RunId id = RunId.next(recorder.now(), random);
    RunHeader header = RunHeader.requested(id, request.key(), recorder.now());
    Run run = new Run(header, new RunEventLog(limits.events(), limits.bytes(), budget), recorder);
    String key = request.idempotencyKey();
    if (key != null) {
      run.addIdempotencyKey(key);
    }
    return keep(run);
  }

  private synchronized Run keep(Run run) {
    Run known = hot.putIfAbsent(run.id(), run);
    if (known == null) {
      budget.add(run.log());
    }
    List<Run> ended = new ArrayList<>(hot.values());
    ended.removeIf(other -> !other.isSettled() || other == run);
    ended.stream().limit(Math.max(0, ended.size() - ENDED)).forEach(this::forget);
    return known == null ? run : known;
  }

  private void forget(Run old) {
    hot.remove(old.id());
    budget.remove(old.log());
  }

  /** How many runs that have ended are not stored yet, so that they cannot be forgotten. */
  synchronized long unstored() {
    return hot.values().stream()
        .filter(run -> run.state().isFinal() && !run.log().isStored())
        .count();
  }

  /** About how many bytes the events of all runs take in memory. */
  long bytes() {
    return budget.taken();
  }

  /** The run with this id. May ask the database. */
  Optional<Run> find(RunId id) {
    return inMemory(run -> run.id().equals(id)).or(() -> repository.find(id).map(this::restore));
  }

  /**
   * The run that was asked for with this key. May ask the database; when that fails nobody knows,
   * and the exception says so.
   */
  Optional<Run> findByIdempotencyKey(String idempotencyKey) {
    return findByIdempotencyKeyInMemory(idempotencyKey)
        .or(() -> repository.idempotencyKeys().find(idempotencyKey).flatMap(this::find));
  }

  /** The same, of those in memory only. */
  Optional<Run> findByIdempotencyKeyInMemory(String idempotencyKey) {
    return inMemory(run -> run.hasIdempotencyKey(idempotencyKey));
  }

  /**
   * Notes with which key a run was asked for. Asks the database.
   *
   * @throws RunRefusedException when the run has too many keys
   */
  void keepIdempotencyKey(String idempotencyKey, Run run) throws RunRefusedException {
    boolean kept =
        run.addIdempotencyKey(idempotencyKey)
            && tried(
                    () ->
                        Optional.of(
                            repository
                                .idempotencyKeys()
                                .add(idempotencyKey, run.id(), Run.MOST_IDEMPOTENCY_KEYS)))
                .orElse(true);
    if (!kept) {
      throw RunRefusedException.tooManyKeys(Run.MOST_IDEMPOTENCY_KEYS);
    }
  }

  /** The newest runs that hold a result back which some work brings anew. Asks the database. */
  List<Run> holding(RunKey work) {
    return tried(
            () -> Optional.of(repository.list(null, RunState.NEEDS_APPROVAL, null, MOST_HOLDING)))
        .orElse(List.of())
        .stream()
        .filter(header -> work.covers(header.key()))
        .map(this::restore)
        .toList();
  }

  /** The runs that the last stop of the server cut off. Asks the database. */
  List<Run> cutOff() {
    return repository.unfinished().stream().map(this::restore).toList();
  }

  private synchronized Optional<Run> inMemory(java.util.function.Predicate<Run> wanted) {
    return hot.values().stream().filter(wanted).findFirst();
  }

  private Run restore(RunHeader header) {
    boolean ended = header.state().isFinal();
    RunEventLog log =
        RunEventLog.ofStored(limits.events(), limits.bytes(), budget, header.last(), ended);
    return keep(new Run(header, log, recorder));
  }

  /** How long earlier runs of this key took, on average. Asks the database. */
  Optional<Duration> usualDuration(RunKey key, int atMost) {
    List<Duration> durations =
        tried(() -> Optional.of(repository.durations(key, atMost))).orElse(List.of());
    OptionalDouble average = durations.stream().mapToLong(Duration::toMillis).average();
    return average.isPresent()
        ? Optional.of(Duration.ofMillis((long) average.getAsDouble()))
        : Optional.empty();
  }

  /** Every run that has not ended for good. */
  synchronized List<Run> unfinished() {
    return hot.values().stream().filter(run -> !run.state().isFinal()).toList();
  }

  /** Forgets runs that are old or too many. Asks the database. */
  void prune() {
    int forgotten =
        repository.prune(recorder.now().minus(limits.retentionTime()), limits.retentionCount());
    if (forgotten > 0) {
      LOG.log(Logger.Level.INFO, forgotten + " old runs were forgotten");
    }
  }

  /** The answer to a question that one can do without. */
  private <T> Optional<T> tried(Supplier<Optional<T>> question) {
    try {
      return question.get();
    } catch (JdbiException databaseFails) {
      repository.health().failed(databaseFails);
      return Optional.empty();
    }
  }
}
