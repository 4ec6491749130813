package io.workshopstream.api;

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

  @Override
  public Response toResponse(WebApplicationException refused) {
    Response response = refused.getResponse();
    if (response.getStatus() < 400 || response.hasEntity()) {
      return response;
    }
    return Problem.response(
        Response.fromResponse(response), response.getStatusInfo(), message(refused));
  }

  private static String message(WebApplicationException refused) {
    String message = refused.getMessage();
    return message == null ? refused.getResponse().getStatusInfo().getReasonPhrase() : message;
  }
}
