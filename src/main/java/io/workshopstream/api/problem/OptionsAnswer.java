package io.workshopstream.api.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/**
 * The answer to OPTIONS: 204 and which methods a route allows. Jakarta REST would send a body of
 * whatever type the client names.
 */
@Provider
public class OptionsAnswer implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.OPTIONS) && response.getStatus() == 200) {
      response.setStatusInfo(Status.NO_CONTENT);
      response.setEntity(null);
      response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
      String allowed = response.getHeaderString(HttpHeaders.ALLOW);
      if (allowed != null && isStream(request.getUriInfo().getPath())) {
        response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed.replaceAll("HEAD,?", ""));
      }
    }
  }

  /** A stream has no head to look at beforehand. */
  private static boolean isStream(String path) {
    return path.startsWith("streaming/") || path.endsWith("/events");
  }
}
