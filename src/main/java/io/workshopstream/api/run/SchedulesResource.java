package io.workshopstream.api.run;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.schedule.Scheduler;
import io.workshopstream.admin.schedule.StudioSchedule;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Set;

/** When studios are refreshed without being asked. */
@Path("schedules")
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {

  @Inject private Scheduler scheduler;

  /** Every schedule, the one that is due first in front. */
  @GET
  public List<StudioSchedule> schedules(@Context SecurityContext security) {
    ApiCaller caller = ApiCaller.of(security.getUserPrincipal());
    return scheduler.all().stream()
        .filter(schedule -> caller.sees(Set.of(schedule.studioId())))
        .toList();
  }
}
