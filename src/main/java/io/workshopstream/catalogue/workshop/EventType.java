package io.workshopstream.catalogue.workshop;

import java.util.Locale;

/** What kind of dance event a workshop is; only {@link #WORKSHOP} ever becomes past. */
public enum EventType {
  WORKSHOP,
  INTENSIVE,
  REGULARS;

  /** The word on the wire and in the database: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
