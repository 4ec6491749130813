package io.workshopstream.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.problem.SoftRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Tells an EventSource to come back later where others get a status that says so. */
@Provider
public class SoftRefusals implements ContainerResponseFilter {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Context private HttpServletRequest caller;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String wait = response.getHeaderString(HttpHeaders.RETRY_AFTER);
    if (wait != null
        && response.getEntity() instanceof ProblemDocument problem
        && SoftRefusal.isFor(caller)) {
      response.setStatusInfo(Status.OK);
      response.getHeaders().remove(HttpHeaders.RETRY_AFTER);
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setEntity(
          SoftRefusal.stream(Long.parseLong(wait), data(problem.message())),
          null,
          MediaType.SERVER_SENT_EVENTS_TYPE);
    }
  }

  private static String data(String message) {
    try {
      return JSON.writeValueAsString(Map.of("message", message));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
