package io.workshopstream.log;

import java.util.Arrays;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of the server's log, whoever wrote them, without what a terminal obeys: an exception
 * may quote a page or a request, and the server's own loggers quote it as it is.
 */
public final class PlainLines extends Formatter {

  private static final Pattern CONTROLS =
      Pattern.compile("\\r(?!\\n)|[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\r\\n\\t]]");

  private final Formatter lines;

  PlainLines(Formatter lines) {
    this.lines = lines;
  }

  /** Puts it before all that is written from now on. */
  public static void begin() {
    handlers()
        .filter(handler -> handler.getFormatter() != null)
        .filter(handler -> !(handler.getFormatter() instanceof PlainLines))
        .forEach(handler -> handler.setFormatter(new PlainLines(handler.getFormatter())));
  }

  /** Leaves the server as it was, which may go on without this application. */
  public static void end() {
    handlers()
        .forEach(
            handler -> {
              if (handler.getFormatter() instanceof PlainLines plain) {
                handler.setFormatter(plain.lines);
              }
            });
  }

  private static Stream<Handler> handlers() {
    return Arrays.stream(Logger.getLogger("").getHandlers());
  }

  @Override
  public String format(LogRecord entry) {
    return CONTROLS.matcher(lines.format(entry)).replaceAll("\uFFFD");
  }

  @Override
  public String getHead(Handler handler) {
    return lines.getHead(handler);
  }

  @Override
  public String getTail(Handler handler) {
    return lines.getTail(handler);
  }
}
