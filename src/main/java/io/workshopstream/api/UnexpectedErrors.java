package io.workshopstream.api;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.UUID;

/**
 * Shows a defect as 500 with a number under which the server's log has the rest; never a stack
 * trace. What a client did, such as hanging up in the middle, is no defect and no news.
 */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(UnexpectedErrors.class.getName());

  @Override
  public Response toResponse(Throwable error) {
    return isClients(error) ? hungUp(error) : defect(error);
  }

  /** Jakarta REST wraps what goes wrong with a connection while it reads or writes. */
  private static boolean isClients(Throwable error) {
    return error instanceof IOException
        || (error instanceof ProcessingException && error.getCause() instanceof IOException);
  }

  private static Response hungUp(Throwable error) {
    LOG.log(Logger.Level.DEBUG, "a client hung up: {0}", error);
    return Problem.response(Status.BAD_REQUEST, "The request body must come whole and in time");
  }

  private static Response defect(Throwable defect) {
    return Problem.response(Status.INTERNAL_SERVER_ERROR, noted(defect));
  }

  /** The sentence about a defect, once the log has it. */
  static String noted(Throwable defect) {
    String number = UUID.randomUUID().toString();
    LOG.log(Logger.Level.ERROR, "unexpected error " + number, defect);
    return "An unexpected error happened; the server's log has it under number " + number;
  }
}
