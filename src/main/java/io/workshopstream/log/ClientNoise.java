package io.workshopstream.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter on the server's own loggers that keeps what clients did out of the log: for a connection
 * that broke, or an address that cannot be decoded, the server writes a stack trace at the level of
 * a defect, and a caller could fill the disk with them.
 */
public final class ClientNoise implements Filter {

  private static final Logger LOG = Logger.getLogger(ClientNoise.class.getName());
  private static final String READING = "org.glassfish.grizzly.http.";
  private static final Pattern BROKEN = Pattern.compile("java\\.io\\.(IO|EOF)Exception");

  /** Held here, because the logging library forgets loggers that nobody holds. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("jakarta.enterprise.web"),
          Logger.getLogger("jakarta.enterprise.web.core"),
          Logger.getLogger("org.glassfish.grizzly.filterchain.DefaultFilterChain"),
          Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder"));

  /** Puts the filter on all loggers that tell of connections. */
  public static void keepOut() {
    LOGGERS.forEach(logger -> logger.setFilter(new ClientNoise()));
  }

  @Override
  public boolean isLoggable(LogRecord entry) {
    Throwable thrown = entry.getThrown();
    boolean noise =
        thrown == null ? isTold(entry.getMessage()) : isConnection(thrown) || isHead(thrown);
    if (noise) {
      LOG.log(Level.FINE, "a client''s doing: {0}", String.valueOf(thrown));
    }
    return !noise;
  }

  /** The web container puts some stack traces into the message itself. */
  private static boolean isTold(@Nullable String message) {
    return message != null && BROKEN.matcher(message).find();
  }

  private static boolean isConnection(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof IOException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** What cannot be read as HTTP; or the second complaint about a connection that broke. */
  private static boolean isHead(Throwable thrown) {
    StackTraceElement[] places = thrown.getStackTrace();
    return (places.length > 0 && places[0].getClassName().startsWith(READING))
        || Arrays.stream(places)
            .anyMatch(place -> place.getMethodName().equals("serveDefaultErrorPage"));
  }
}
