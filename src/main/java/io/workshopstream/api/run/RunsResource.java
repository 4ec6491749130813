package io.workshopstream.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RunStart;
import io.workshopstream.admin.request.StudioScope;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.store.RunFilter;
import io.workshopstream.studio.StudioId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs: starts and lists them. */
@Path("runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {

  @Inject private Jobs jobs;
  @Inject private Runs runs;
  @Inject private VisibleRuns visible;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;
  @Context private SecurityContext security;

  /**
   * Starts a run, or joins the one that does the same work; the same Idempotency-Key never starts a
   * second one.
   *
   * @return 202 and where the run is
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response start(
      String body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey)
      throws RejectedRequestException, RunRefusedException {
    RunRequest request = StudioScope.check(jobs.request(RunStart.parse(body)), caller()::sees);
    Run run = runs.start(request.withIdempotencyKey(idempotencyKey));
    audit.record(http, AuditAction.RUN_STARTED, run.id().value(), run.key().toString());
    return RunView.accepted(run);
  }

  /**
   * A page of runs, newest first.
   *
   * @param next where the next page is; null on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RunPage(List<RunView> runs, @Nullable String next) {}

  /** Runs, newest first, by what the address says; none for what cannot be a studio's id. */
  @GET
  public RunPage list(@BeanParam RunQuery query) {
    RunFilter wanted = query.filter();
    String studio = wanted.subject();
    return studio == null || StudioId.parse(studio).isPresent()
        ? page(wanted, query)
        : new RunPage(List.of(), null);
  }

  private RunPage page(RunFilter wanted, RunQuery query) {
    List<RunHeader> headers = visible.list(wanted, query.before(), query.atMost(), caller());
    List<RunView> views = headers.stream().map(header -> RunView.of(header, null)).toList();
    boolean isLast = views.size() < query.atMost();
    return new RunPage(views, isLast ? null : query.after(views.get(views.size() - 1).id()));
  }

  private ApiCaller caller() {
    return ApiCaller.of(security.getUserPrincipal());
  }
}
