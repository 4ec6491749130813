package io.workshopstream.stream;

import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.run.RunRefusedException;
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
  public Run refreshWorkshops(StudioRequest request, @Nullable String idempotencyKey)
      throws RejectedRequestException, RunRefusedException {
    return runs.start(jobs.refreshWorkshops(request).withIdempotencyKey(idempotencyKey));
  }

  /** Starts a refresh of every enabled studio, or joins the one that is under way. */
  public Run refreshAll(boolean dryRun, @Nullable String idempotencyKey)
      throws RejectedRequestException, RunRefusedException {
    return runs.start(jobs.refreshAll(dryRun).withIdempotencyKey(idempotencyKey));
  }

  /** Starts processing one studio, or joins the run that does so. */
  public Run processStudio(StudioRequest request, @Nullable String idempotencyKey)
      throws RejectedRequestException, RunRefusedException {
    return runs.start(jobs.processStudio(request).withIdempotencyKey(idempotencyKey));
  }

  /**
   * The run whose id a caller gave, in whatever state.
   *
   * @throws UnknownRunException when no run has it
   */
  public Run get(String id) throws UnknownRunException {
    return runs.get(id);
  }

  /** The run with this id, in whatever state. */
  public Optional<Run> find(RunId id) {
    return runs.find(id);
  }
}
