package io.workshopstream.api.run;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.admin.request.StudioScope;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.job.Run;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The routes that existing clients call without streaming: they answer {@code null} once the whole
 * job is done and stored, or {@code {"message": …}} with the old texts. A result that is held back
 * is no success: 409 with the run that waits for a decision. The same runs as the streaming routes;
 * no thread waits for them.
 */
@Path("admin")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AdminRefreshResource {

  @Inject private Jobs jobs;
  @Inject private Runs runs;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;
  @Context private SecurityContext security;

  @Inject
  @Named("answers")
  private Executor executor;

  /** Replaces a studio's workshops by what its site announces now. */
  @POST
  @Path("refresh_workshops")
  public void refreshWorkshops(String body, @Suspended AsyncResponse answer) {
    answerWhenOver(answer, () -> jobs.refreshWorkshops(StudioRequest.parse(body)));
  }

  /** Saves what a studio's pages announce and removes nothing. */
  @POST
  @Path("refresh_studios")
  public void refreshStudios(String body, @Suspended AsyncResponse answer) {
    answerWhenOver(answer, () -> jobs.processStudio(StudioRequest.parse(body)));
  }

  private interface Work {
    RunRequest request() throws RejectedRequestException;
  }

  private void answerWhenOver(AsyncResponse answer, Work work) {
    ApiCaller caller = ApiCaller.of(security.getUserPrincipal());
    try {
      Run run = runs.start(StudioScope.check(work.request(), caller::sees));
      audit.record(http, AuditAction.RUN_STARTED, run.id().value(), run.key().toString());
      run.ending().thenAccept(ending -> resume(answer, response(run, ending)));
    } catch (RejectedRequestException rejected) {
      answer.resume(message(oldStatus(rejected), oldText(rejected)));
    } catch (RunRefusedException refused) {
      answer.resume(message(Status.TOO_MANY_REQUESTS, refused.sentence()));
    }
  }

  /** On a thread that may wait for a slow client. */
  private void resume(AsyncResponse answer, Response response) {
    try {
      executor.execute(() -> answer.resume(response));
    } catch (RejectedExecutionException | IllegalStateException serverStops) {
      answer.resume(response);
    }
  }

  private static Response response(Run run, Run.Ending ending) {
    return switch (ending.state()) {
      case COMPLETED -> Response.ok("null").build();
      case NEEDS_APPROVAL -> heldBack(run.id());
      case FAILED, TIMED_OUT -> message(Status.INTERNAL_SERVER_ERROR, error(ending));
      case CANCELLED, INTERRUPTED, QUEUED, RUNNING ->
          message(Status.SERVICE_UNAVAILABLE, "The run was stopped before it was done");
    };
  }

  private static Response heldBack(RunId run) {
    String text =
        "Held back, nothing was changed: it looks like a broken site. Approve or discard run "
            + run.value();
    return Response.status(Status.CONFLICT)
        .header("Location", "/api/runs/" + run.value())
        .entity(new HeldBack(text, run.value()))
        .build();
  }

  private static String error(Run.Ending ending) {
    String error = ending.error();
    return error == null ? "The run failed" : error;
  }

  private static Status oldStatus(RejectedRequestException rejected) {
    return rejected.problem() == RejectedRequestException.Problem.OTHER_STUDIO
        ? Status.FORBIDDEN
        : Status.BAD_REQUEST;
  }

  private static String oldText(RejectedRequestException rejected) {
    return switch (rejected.problem()) {
      case MALFORMED -> "Invalid request body";
      case NO_STUDIO -> "studio_id is required in request body";
      case INVALID_STUDIO, UNKNOWN_STUDIO -> "Studio ID is not yet supported for admin functions";
      case NOT_SET_UP, OTHER_STUDIO, NOTHING_TO_RETRY -> rejected.sentence();
    };
  }

  private static Response message(Status status, String text) {
    return Response.status(status).entity(new Message(text)).build();
  }

  /** The old form of an error. */
  record Message(String message) {}

  /** What waits for a decision. */
  record HeldBack(String message, String run) {}
}
