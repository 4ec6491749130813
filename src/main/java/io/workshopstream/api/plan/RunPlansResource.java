package io.workshopstream.api.plan;

import io.workshopstream.api.run.VisibleRuns;
import io.workshopstream.catalogue.StudioStates;
import io.workshopstream.run.UnknownRunException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** What a run planned; its children have plans of their own. */
@Path("runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class RunPlansResource {

  /** A run that processes a studio page by page has a plan for each page. */
  private static final int MOST = 1000;

  @Inject private StudioStates states;
  @Inject private VisibleRuns visible;
  @Context private SecurityContext security;

  /** Plans of a run, the newest first. */
  record RunPlans(List<PlanHead> plans) {}

  @GET
  @Path("plans")
  public RunPlans plans(@PathParam("id") String id) throws UnknownRunException {
    String run = visible.get(id, security).id().value();
    return new RunPlans(states.ofRun(run, MOST).stream().map(PlanHead::of).toList());
  }
}
