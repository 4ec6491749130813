package io.workshopstream.api.problem;

import io.workshopstream.run.UnknownRunException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Shows an id that no run has as 404. */
@Provider
public class UnknownRuns implements ExceptionMapper<UnknownRunException> {

  @Override
  public Response toResponse(UnknownRunException unknown) {
    return ProblemDocument.response(Status.NOT_FOUND, String.valueOf(unknown.getMessage()));
  }
}
