package io.workshopstream.api.problem;

import io.workshopstream.run.Runs;
import io.workshopstream.run.database.DatabaseFailure;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows a defect as 500 with a number under which the server's log has the rest, and a database
 * that fails as 503 with the time to wait; never a stack trace. What a client did, such as hanging
 * up in the middle, is no defect and no news.
 */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(UnexpectedErrors.class.getName());
  private static final int RETRY_AFTER_SECONDS = 5;

  @Inject private Runs runs;

  @Override
  public Response toResponse(Throwable error) {
    Optional<DatabaseFailure> database = DatabaseFailure.in(error);
    if (database.isPresent()) {
      runs.repository().health().failed(error);
      return unavailable(database.get());
    }
    return isClients(error) ? hungUp(error) : defect(error);
  }

  /** Jakarta REST wraps what goes wrong with a connection while it reads or writes. */
  private static boolean isClients(Throwable error) {
    return error instanceof IOException
        || (error instanceof ProcessingException && error.getCause() instanceof IOException);
  }

  private static Response hungUp(Throwable error) {
    LOG.log(Logger.Level.DEBUG, "a client hung up: {0}", error);
    return ProblemDocument.response(
        Status.BAD_REQUEST, "The request body must come whole and in time");
  }

  private static Response defect(Throwable defect) {
    return ProblemDocument.response(Status.INTERNAL_SERVER_ERROR, noted(defect));
  }

  /** The sentence about a defect, once the log has it. */
  public static String noted(Throwable defect) {
    String number = UUID.randomUUID().toString();
    LOG.log(Logger.Level.ERROR, "unexpected error " + number, defect);
    return "An unexpected error happened; the server's log has it under number " + number;
  }

  private static Response unavailable(DatabaseFailure database) {
    return ProblemDocument.response(
        Response.status(Status.SERVICE_UNAVAILABLE)
            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS),
        Status.SERVICE_UNAVAILABLE,
        "Not possible right now: "
            + database.sentence()
            + "; try again in "
            + RETRY_AFTER_SECONDS
            + " seconds");
  }
}
