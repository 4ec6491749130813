package io.workshopstream.stream;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.admin.request.StudioScope;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.UnknownRunException;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.job.Run;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts and finds runs for the streaming routes; waits for no run. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StreamingWorkshopService {

  @Inject private Jobs jobs;
  @Inject private Runs runs;

  /** Starts a refresh of one studio, or joins the one that is under way. */
  public Run refreshWorkshops(
      StudioRequest request, @Nullable String idempotencyKey, ApiCaller caller)
      throws RejectedRequestException, RunRefusedException {
    return start(jobs.refreshWorkshops(request), idempotencyKey, caller);
  }

  /** Starts a refresh of every enabled studio, or joins the one that is under way. */
  public Run refreshAll(boolean dryRun, @Nullable String idempotencyKey, ApiCaller caller)
      throws RejectedRequestException, RunRefusedException {
    return start(jobs.refreshAll(dryRun), idempotencyKey, caller);
  }

  /** Starts processing one studio, or joins the run that does so. */
  public Run processStudio(StudioRequest request, @Nullable String idempotencyKey, ApiCaller caller)
      throws RejectedRequestException, RunRefusedException {
    return start(jobs.processStudio(request), idempotencyKey, caller);
  }

  private Run start(RunRequest request, @Nullable String idempotencyKey, ApiCaller caller)
      throws RejectedRequestException, RunRefusedException {
    RunRequest allowed = StudioScope.check(request, caller::sees);
    return runs.start(allowed.withIdempotencyKey(idempotencyKey));
  }

  /**
   * The run whose id a caller gave, in whatever state.
   *
   * @throws UnknownRunException when the caller knows no run that has it
   */
  public Run get(String id, ApiCaller caller) throws UnknownRunException {
    Run run = runs.get(id);
    if (!caller.sees(run.key().subjects())) {
      throw new UnknownRunException();
    }
    return run;
  }

  /** The run with this id, in whatever state; empty also when the caller may not see it. */
  public Optional<Run> find(RunId id, ApiCaller caller) {
    return runs.find(id).filter(run -> caller.sees(run.key().subjects()));
  }
}
