package io.workshopstream.log;

import java.util.Locale;
import java.util.logging.Formatter;

/** How the lines of the server's log look. */
public enum LogFormat {
  /** As the server's own settings say. */
  TEXT,
  /** An object a line. */
  JSON;

  /** The format of a name, as the setting has it. */
  public static LogFormat of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  Formatter formatter(Formatter ofServer) {
    return this == JSON ? new JsonLines() : ofServer;
  }
}
