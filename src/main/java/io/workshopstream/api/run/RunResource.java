package io.workshopstream.api.run;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.refresh.Approvals;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.UnknownRunException;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Run;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** One run: shows, cancels, approves, discards and retries it. */
@Path("runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {

  @Inject private Jobs jobs;
  @Inject private Runs runs;
  @Inject private VisibleRuns visible;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;
  @Inject private Approvals approvals;

  @Context private SecurityContext security;

  @PathParam("id")
  private String id;

  /** One run, and where it stands right now. */
  @GET
  public RunView run() throws UnknownRunException {
    return RunView.of(visible.get(id, security));
  }

  /** Stops a run: at once when it waits, at its next safe boundary when it works. */
  @DELETE
  public Response cancel() throws UnknownRunException {
    Run run = visible.get(id, security);
    if (!runs.stop(run, StopReason.CANCELLED)) {
      throw conflict("The run is " + run.state().word() + " and cannot be cancelled");
    }
    audit(AuditAction.RUN_CANCELLED, run);
    return Response.accepted(RunView.of(run)).build();
  }

  /** Carries out what the run holds back. */
  @POST
  @Path("approve")
  public RunView approve() throws UnknownRunException {
    Run run = visible.get(id, security);
    if (!approvals.approve(run, caller())) {
      throw conflict("The run is " + run.state().word() + " and holds nothing back");
    }
    audit(AuditAction.RUN_APPROVED, run);
    return RunView.of(run);
  }

  /** Drops what the run holds back. */
  @POST
  @Path("discard")
  public RunView discard() throws UnknownRunException {
    Run run = visible.get(id, security);
    if (!approvals.discard(run)) {
      throw conflict("The run is " + run.state().word() + " and holds nothing back");
    }
    audit(AuditAction.RUN_DISCARDED, run);
    return RunView.of(run);
  }

  /**
   * Starts a run that does again what failed in this one, or joins the one that does; the same
   * Idempotency-Key never starts a second one.
   *
   * @return 202 and where the new run is
   */
  @POST
  @Path("retry")
  public Response retry(@HeaderParam("Idempotency-Key") @Nullable String idempotencyKey)
      throws UnknownRunException, RejectedRequestException, RunRefusedException {
    RunRequest request = jobs.retry(visible.get(id, security).header());
    Run run = runs.start(request.withIdempotencyKey(idempotencyKey));
    audit(AuditAction.RUN_STARTED, run);
    return RunView.accepted(run);
  }

  private String caller() {
    return FieldOverride.shortName(ApiCaller.of(http.getUserPrincipal()).getName());
  }

  private void audit(AuditAction action, Run run) {
    audit.record(http, action, run.id().value(), run.key().toString());
  }

  private static ClientErrorException conflict(String message) {
    return new ClientErrorException(message, Status.CONFLICT);
  }
}
