package io.workshopstream.api.problem;

import io.workshopstream.run.RunRefusedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Shows a server that is busy as 429 with the time to wait (RFC 6585), a key that is taken as 409.
 */
@Provider
public class RefusedRuns implements ExceptionMapper<RunRefusedException> {

  @Override
  public Response toResponse(RunRefusedException refused) {
    Status status =
        switch (refused.reason()) {
          case INVALID -> Status.BAD_REQUEST;
          case CONFLICT -> Status.CONFLICT;
          case BUSY -> Status.TOO_MANY_REQUESTS;
        };
    Response.ResponseBuilder answer = Response.status(status);
    Duration wait = refused.retryAfter();
    if (wait != null) {
      answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds());
    }
    return ProblemDocument.response(answer, status, refused.sentence());
  }
}
