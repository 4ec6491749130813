package io.workshopstream.api.workshop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether anybody is there, as the old system's clients ask; {@code /health} says more. */
@Path("health_check")
@Produces(MediaType.APPLICATION_JSON)
public class HealthCheckResource {

  /** That somebody is. */
  record Answer(boolean success) {}

  @GET
  public Answer answer() {
    return new Answer(true);
  }
}
