package io.workshopstream.admin;

import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.admin.sentence.RetrySentences;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.store.RunRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What failed in runs that are over, as work that can be done again. Asks the database. */
@Dependent
class Retries {

  static final String KIND = "retry-links";

  private static final Set<RunState> CAME_TO_THEIR_END =
      EnumSet.of(RunState.COMPLETED, RunState.NEEDS_APPROVAL);

  /** Links of a run, or runs since one began, that are looked at: far more than there may be. */
  private static final int MOST = 100_000;

  @Inject private RunRepository repository;

  /** The links of a run that failed, masked as its events name them. */
  Set<String> failedLinks(RunId run) {
    return repository.storedEvents().failedItems(run, MOST);
  }

  /**
   * The links that failed, if the run came to its end, and all of its work if it did not; of a run
   * of several studios those that were refreshed neither in it nor since.
   *
   * @throws RejectedRequestException when it is under way, or nothing of it failed
   */
  RunKey of(RunHeader run) throws RejectedRequestException {
    if (!run.state().isOver()) {
      throw nothing(RetrySentences.isUnderWay(run.state().word()));
    }
    if (run.key().isParent()) {
      return studios(run);
    }
    return CAME_TO_THEIR_END.contains(run.state()) ? links(run) : run.key();
  }

  private RunKey links(RunHeader run) throws RejectedRequestException {
    if (failedLinks(run.id()).isEmpty()) {
      throw nothing(RetrySentences.noLinkFailed());
    }
    return new RunKey(KIND, run.key().subjects(), run.key().dryRun(), run.id());
  }

  private RunKey studios(RunHeader run) throws RejectedRequestException {
    RunKey key = run.key();
    Instant begun = Objects.requireNonNullElse(run.startedAt(), run.requestedAt());
    Set<String> failed = new TreeSet<>(key.subjects());
    repository.changedSince(begun, MOST).stream()
        .filter(other -> CAME_TO_THEIR_END.contains(other.state()) && isPart(key, other.key()))
        .forEach(other -> failed.removeAll(other.key().subjects()));
    if (failed.isEmpty()) {
      throw nothing(RetrySentences.noStudioFailed());
    }
    return new RunKey(key.kind(), failed, key.dryRun());
  }

  private static boolean isPart(RunKey all, RunKey one) {
    return !one.isParent() && all.child(one.subjects().iterator().next()).equals(one);
  }

  private static RejectedRequestException nothing(String sentence) {
    return new RejectedRequestException(Problem.NOTHING_TO_RETRY, sentence);
  }
}
