package io.workshopstream.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.util.UUID;

/**
 * Shows a defect as 500 with a number under which the server's log has the rest; never a stack
 * trace.
 */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(UnexpectedErrors.class.getName());

  @Override
  public Response toResponse(Throwable defect) {
    String number = UUID.randomUUID().toString();
    LOG.log(Logger.Level.ERROR, "unexpected error " + number, defect);
    return Problem.response(
        Status.INTERNAL_SERVER_ERROR,
        "An unexpected error happened; the server's log has it under number " + number);
  }
}
