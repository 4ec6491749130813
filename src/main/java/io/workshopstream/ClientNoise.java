package io.workshopstream;

import java.io.IOException;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A filter on the server's own loggers that keeps what clients did out of the log: for a connection
 * that broke, or an address that cannot be decoded, the server writes a stack trace at the level of
 * a defect, and a caller could fill the disk with them.
 */
final class ClientNoise implements Filter {

  private static final Logger LOG = Logger.getLogger(ClientNoise.class.getName());
  private static final String DECODING = "org.glassfish.grizzly.http.util.";

  /** Held here, because the logging library forgets loggers that nobody holds. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("jakarta.enterprise.web"),
          Logger.getLogger("jakarta.enterprise.web.core"),
          Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder"));

  static void keepOut() {
    LOGGERS.forEach(logger -> logger.setFilter(new ClientNoise()));
  }

  @Override
  public boolean isLoggable(LogRecord entry) {
    Throwable thrown = entry.getThrown();
    boolean noise = isConnection(thrown) || isAddress(thrown);
    if (noise) {
      LOG.log(Level.FINE, "a client''s doing: {0}", String.valueOf(thrown));
    }
    return !noise;
  }

  private static boolean isConnection(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof IOException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isAddress(@Nullable Throwable thrown) {
    return thrown != null
        && thrown.getStackTrace().length > 0
        && thrown.getStackTrace()[0].getClassName().startsWith(DECODING);
  }
}
