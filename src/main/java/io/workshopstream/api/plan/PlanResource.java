package io.workshopstream.api.plan;

import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.api.catalogue.CallerStudios;
import io.workshopstream.catalogue.StudioStates;
import io.workshopstream.catalogue.plan.PlanRecord;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A plan, whether it was applied, shown or held back. */
@Path("admin/plans/{number}")
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {

  @Inject private StudioStates states;
  @Inject private CallerStudios studios;
  @Context private HttpServletRequest http;

  /** A plan, with all that it says. */
  record Plan(PlanHead plan, PlanDetail content) {}

  /** One plan, with each workshop that it is about. */
  @GET
  public Plan plan(@PathParam("number") long number) throws RejectedRequestException {
    PlanRecord plan = states.find(number).orElseThrow(PlanResource::unknown);
    studios.check(plan.studio(), http);
    return states
        .content(number)
        .map(content -> new Plan(PlanHead.of(plan), PlanDetail.of(content)))
        .orElseThrow(PlanResource::unknown);
  }

  private static NotFoundException unknown() {
    return new NotFoundException("No plan that is kept has this number");
  }
}
