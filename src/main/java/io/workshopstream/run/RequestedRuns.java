package io.workshopstream.run;

import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.follow.RunRegistry;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunRecorder;
import io.workshopstream.run.store.IdempotencyKeys;
import io.workshopstream.run.store.RunRepository;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes requests into runs: one for each work under way and one for each Idempotency-Key, over all
 * nodes. Asks the database.
 */
final class RequestedRuns {

  /** How many keys of one run are kept, so that nobody can fill the database with them. */
  static final int MOST_IDEMPOTENCY_KEYS = 50;

  private static final RandomGenerator RANDOM = new SecureRandom();
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
  private static final int MOST_UNFINISHED = 1000;

  private final RunLimits limits;
  private final OwnedRuns owned;
  private final RunRegistry registry;
  private final RunRecorder recorder;
  private final RunRepository repository;

  RequestedRuns(RunLimits limits, OwnedRuns owned) {
    this.limits = limits;
    this.owned = owned;
    this.registry = owned.registry();
    this.recorder = owned.recorder();
    this.repository = recorder.writer().repository();
  }

  /** The run that does this very work, or was asked for with the same key. */
  Optional<Run> joined(RunRequest request) throws RunRefusedException {
    String key = request.idempotencyKey();
    if (key != null) {
      Optional<Run> earlier = repository.idempotencyKeys().find(key).flatMap(registry::find);
      if (earlier.isPresent()) {
        return Optional.of(sameWork(earlier.get(), request));
      }
    }
    Optional<Run> active = repository.starts().active(request.key()).flatMap(registry::find);
    return active.isPresent() && (key == null || isKept(key, active.get()))
        ? active
        : Optional.empty();
  }

  private static Run sameWork(Run earlier, RunRequest request) throws RunRefusedException {
    if (!earlier.key().equals(request.key())) {
      throw RunRefusedException.keyIsTaken(earlier.key());
    }
    return earlier;
  }

  /** Whether the key leads to the run from now on; false when it was used meanwhile. */
  private boolean isKept(String key, Run run) throws RunRefusedException {
    IdempotencyKeys.Kept kept =
        repository.idempotencyKeys().add(key, run.id(), MOST_IDEMPOTENCY_KEYS);
    if (kept == IdempotencyKeys.Kept.TOO_MANY) {
      throw RunRefusedException.tooManyKeys(MOST_IDEMPOTENCY_KEYS);
    }
    return kept == IdempotencyKeys.Kept.KEPT;
  }

  /** A new run that waits; empty when somebody was faster, whom {@link #joined} finds then. */
  Optional<Run> entered(RunRequest request) throws RunRefusedException {
    if (owned.isClosing()) {
      throw RunRefusedException.serverStops();
    }
    admit(request);
    RunId id = RunId.next(recorder.now(), RANDOM);
    RunHeader header = RunHeader.requested(id, request.key(), request.parent(), recorder.now());
    String traceParent = owned.worker().traceParent();
    if (!repository.starts().insert(header, request.idempotencyKey(), traceParent)) {
      return Optional.empty();
    }
    return Optional.of(registry.of(header));
  }

  /**
   * Makes sure that there is room for one more. Nodes that do so at the same moment may let in one
   * more each.
   */
  private void admit(RunRequest request) throws RunRefusedException {
    int queued = repository.starts().waiting();
    if (queued >= limits.queueCapacity() && waits(request)) {
      throw RunRefusedException.queueIsFull(queued, RETRY_AFTER);
    }
  }

  private boolean waits(RunRequest request) {
    if (request.key().isParent()) {
      return owned.isFull(request.key());
    }
    return owned.isFull(request.key())
        || repository.unfinished(MOST_UNFINISHED).stream()
            .anyMatch(other -> other.key().overlaps(request.key()));
  }
}
