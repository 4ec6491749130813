package io.workshopstream.run.event;

import java.util.Locale;

/**
 * How much a log line matters; the words are also CSS classes and counter keys of existing clients.
 */
public enum Level {
  INFO,
  SUCCESS,
  WARNING,
  ERROR;

  /** The word on the wire: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
