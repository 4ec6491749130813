package io.workshopstream.log;

import io.workshopstream.access.identity.Secret;
import java.util.Arrays;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of the server's log, whoever wrote them, without what a terminal obeys and without
 * callers' secrets: an exception may quote a page or a request, and the server's own loggers quote
 * it as it is.
 */
public final class PlainLines extends Formatter {

  private static final Pattern CONTROLS =
      Pattern.compile("\\r(?!\\n)|[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\r\\n\\t]]");

  private final Formatter ofServer;
  private final Formatter lines;

  private PlainLines(Formatter ofServer, LogFormat format) {
    this.ofServer = ofServer;
    this.lines = format.formatter(ofServer);
  }

  /** Puts it before all that is written from now on. */
  public static void begin(LogFormat format) {
    handlers()
        .filter(handler -> handler.getFormatter() != null)
        .filter(handler -> !(handler.getFormatter() instanceof PlainLines))
        .forEach(handler -> handler.setFormatter(new PlainLines(handler.getFormatter(), format)));
  }

  /** Leaves the server as it was, which may go on without this application. */
  public static void end() {
    handlers()
        .forEach(
            handler -> {
              if (handler.getFormatter() instanceof PlainLines plain) {
                handler.setFormatter(plain.ofServer);
              }
            });
  }

  private static Stream<Handler> handlers() {
    return Arrays.stream(Logger.getLogger("").getHandlers());
  }

  @Override
  public String format(LogRecord entry) {
    String line = lines.format(entry);
    return Secret.hidden(isPlain(line) ? line : CONTROLS.matcher(line).replaceAll("\uFFFD"));
  }

  /** Whether it has only signs of ASCII and the ends of lines; the pattern takes longer. */
  private static boolean isPlain(String line) {
    return line.chars().allMatch(sign -> (sign >= ' ' && sign <= '~') || sign == '\n');
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
