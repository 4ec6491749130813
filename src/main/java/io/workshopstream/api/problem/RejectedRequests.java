package io.workshopstream.api.problem;

import io.workshopstream.admin.request.RejectedRequestException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Shows a request that names no studio we can work on as a {@link ProblemDocument}. */
@Provider
public class RejectedRequests implements ExceptionMapper<RejectedRequestException> {

  @Override
  public Response toResponse(RejectedRequestException rejected) {
    return ProblemDocument.response(status(rejected.problem()), rejected.sentence());
  }

  private static Status status(RejectedRequestException.Problem problem) {
    return switch (problem) {
      case MALFORMED, NO_STUDIO, INVALID_STUDIO -> Status.BAD_REQUEST;
      case OTHER_STUDIO -> Status.FORBIDDEN;
      case UNKNOWN_STUDIO -> Status.NOT_FOUND;
      case NOT_SET_UP, NOTHING_TO_RETRY -> Status.CONFLICT;
    };
  }
}
