package io.workshopstream.api.problem;

import io.workshopstream.access.identity.Secret;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An error on the wire: RFC 9457 problem details, with the text once more as {@code message} for
 * existing clients.
 *
 * @param detail what was wrong, where, and what to do
 */
record ProblemDocument(String type, String title, int status, String detail, String message) {

  static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  static Response response(Response.StatusType status, String detail) {
    return response(Response.status(status), status, detail);
  }

  /** Puts the problem into a response that may have headers already. */
  static Response response(
      Response.ResponseBuilder builder, Response.StatusType status, String detail) {
    return builder.type(MEDIA_TYPE).entity(of(status, detail)).build();
  }

  /** What is said of a request may quote it. */
  static ProblemDocument of(Response.StatusType status, String words) {
    String detail = Secret.hidden(words);
    return new ProblemDocument(
        "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, detail);
  }

  /** What is usually wrong when nobody says more. */
  static String usually(Response.StatusType status) {
    return switch (status.getStatusCode()) {
      case 400 -> "The request cannot be read: its address, a header or its body is malformed";
      case 403 -> "This is not offered to anybody";
      case 404 -> "Nothing is at this address: docs/api.md lists the routes";
      case 405, 501 -> "This address does not know the request's method";
      case 406 -> "Accept must name a type that this address has: application/json on most";
      case 413 -> "The request is too long";
      case 415 -> "Content-Type must be one that this address reads: application/json";
      case 416 -> "Range must lie within the file";
      case 500 -> "An unexpected error happened; the server's log has it";
      case 503 -> "The server does not serve right now: try again in a moment";
      default -> status.getReasonPhrase();
    };
  }
}
