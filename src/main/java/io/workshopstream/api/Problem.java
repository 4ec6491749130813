package io.workshopstream.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An error on the wire: RFC 9457 problem details, with the text once more as {@code message} for
 * existing clients.
 *
 * @param detail what was wrong, where, and what to do
 */
record Problem(String type, String title, int status, String detail, String message) {

  static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  static Response response(Response.StatusType status, String detail) {
    return response(Response.status(status), status, detail);
  }

  /** Puts the problem into a response that may have headers already. */
  static Response response(
      Response.ResponseBuilder builder, Response.StatusType status, String detail) {
    Problem problem =
        new Problem(
            "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, detail);
    return builder.type(MEDIA_TYPE).entity(problem).build();
  }
}
