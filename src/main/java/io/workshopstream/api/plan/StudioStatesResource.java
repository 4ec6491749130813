package io.workshopstream.api.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.api.catalogue.CallerStudios;
import io.workshopstream.catalogue.StudioStates;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.plan.PlanCause;
import io.workshopstream.catalogue.plan.PlanContent;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of a studio announced earlier, to look at and to bring back. */
@Path("admin/studios/{studio_id}/states")
@Produces(MediaType.APPLICATION_JSON)
public class StudioStatesResource {

  private static final int MOST = 200;
  private static final String EXAMPLE = "{\"dry_run\": true}";

  @Inject private StudioStates states;
  @Inject private CallerStudios studios;
  @Inject private Audit audit;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  @PathParam("studio_id")
  private String studioId;

  /**
   * States, the newest first; each is known by the plan that left it behind.
   *
   * @param next where the next ones are; null on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<PlanHead> states, @Nullable String next) {}

  /** The workshops of a state, by key. */
  record State(long number, String studioId, List<PlanDetail.Item> workshops) {}

  /** What it takes to bring a state back, and whether that was done. */
  record Restored(boolean applied, PlanDetail plan) {}

  @GET
  public Page list(
      @QueryParam("before") @DefaultValue("" + Long.MAX_VALUE) long before,
      @QueryParam("limit") @DefaultValue("50") int limit)
      throws RejectedRequestException {
    Studio studio = studios.get(studioId, http);
    int most = Math.max(1, Math.min(MOST, limit));
    List<PlanHead> heads =
        states.list(studio.id(), before, most).stream().map(PlanHead::of).toList();
    return new Page(heads, heads.size() < most ? null : next(studio, heads, most));
  }

  private static String next(Studio studio, List<PlanHead> heads, int limit) {
    long last = heads.get(heads.size() - 1).number();
    return "/api/admin/studios/" + studio.id() + "/states?before=" + last + "&limit=" + limit;
  }

  @GET
  @Path("{number}")
  public State state(@PathParam("number") long number) throws RejectedRequestException {
    Studio studio = studios.get(studioId, http);
    List<Workshop> workshops =
        states.after(studio.id(), number).orElseThrow(StudioStatesResource::unknown);
    return new State(
        number, studio.id().value(), workshops.stream().map(PlanDetail.Item::of).toList());
  }

  /** Brings a state back, or tells what that would take. */
  @POST
  @Path("{number}/restore")
  @Consumes(MediaType.WILDCARD)
  public Restored restore(@PathParam("number") long number, String body)
      throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body.isBlank() ? "{}" : body, EXAMPLE);
    boolean dryRun = given.flag("dry_run");
    boolean acceptLoss = given.flag("accept_loss");
    Studio studio = studios.get(studioId, http);
    String by = FieldOverride.shortName(ApiCaller.of(http.getUserPrincipal()).getName());
    PlanOrigin origin = new PlanOrigin(PlanCause.RESTORE, null, by);
    LocalDate today = studio.today(clock);
    RefreshPlan plan =
        states
            .restore(
                studio.id(),
                number,
                today,
                origin,
                made -> !dryRun && (acceptLoss || !made.isSuspicious()))
            .orElseThrow(StudioStatesResource::unknown);
    if (!dryRun && !acceptLoss && plan.isSuspicious()) {
      throw tooMuch(plan);
    }
    if (!dryRun) {
      audit.record(http, AuditAction.STATE_RESTORED, studio.id().value(), "state " + number);
    }
    return new Restored(!dryRun, PlanDetail.of(PlanContent.of(plan)));
  }

  private static ClientErrorException tooMuch(RefreshPlan plan) {
    return new ClientErrorException(
        "This would take away "
            + plan.lost()
            + " workshops that are still to come, more than half of all: look at it with"
            + " \"dry_run\": true, and send \"accept_loss\": true to have it so",
        Status.CONFLICT);
  }

  private static NotFoundException unknown() {
    return new NotFoundException("No state of this studio that is kept has this number");
  }
}
