package io.workshopstream.api.problem;

import io.workshopstream.run.RunRefusedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Shows a full queue as 429 with the time to wait (RFC 6585), and a name that is taken as 409. */
@Provider
public class RefusedRuns implements ExceptionMapper<RunRefusedException> {

  @Override
  public Response toResponse(RunRefusedException refused) {
    Duration wait = refused.retryAfter();
    if (wait == null) {
      return ProblemDocument.response(Status.CONFLICT, refused.sentence());
    }
    return ProblemDocument.response(
        Response.status(Status.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, wait.toSeconds()),
        Status.TOO_MANY_REQUESTS,
        refused.sentence());
  }
}
