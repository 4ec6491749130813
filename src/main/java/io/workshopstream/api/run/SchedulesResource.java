package io.workshopstream.api.run;

import io.workshopstream.admin.schedule.Scheduler;
import io.workshopstream.admin.schedule.StudioSchedule;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** When studios are refreshed without being asked. */
@Path("schedules")
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {

  @Inject private Scheduler scheduler;

  /** Every schedule, the one that is due first in front. */
  @GET
  public List<StudioSchedule> schedules() {
    return scheduler.all();
  }
}
