package io.workshopstream.api.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Shows what Jakarta REST or a resource refuses, such as a wrong method or path, as a {@link
 * Problem}.
 */
@Provider
public class WebProblems implements ExceptionMapper<WebApplicationException> {

  /** By the standard a parameter that cannot be converted is "not found" (section 3.2). */
  private static final String NO_NUMBER =
      "A parameter in the address must be a number, and is none";

  @Override
  public Response toResponse(WebApplicationException refused) {
    Response response = refused.getResponse();
    if (response.getStatus() < 400 || response.hasEntity()) {
      return response;
    }
    if (response.getStatus() == 404 && !(refused instanceof NotFoundException)) {
      return ProblemDocument.response(Response.Status.BAD_REQUEST, NO_NUMBER);
    }
    return ProblemDocument.response(
        Response.fromResponse(response), response.getStatusInfo(), message(refused));
  }

  /** What the resource says; Jakarta REST by itself says no more than the status. */
  private static String message(WebApplicationException refused) {
    String message = refused.getMessage();
    return message == null || message.startsWith("HTTP ")
        ? ProblemDocument.usually(refused.getResponse().getStatusInfo())
        : message;
  }
}
