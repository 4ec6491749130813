package io.workshopstream.trace;

import java.util.Locale;

/** What can be said of the work of a thread. */
public enum WorkField {
  /** The id of the request that it answers. */
  REQUEST,
  /** The name of who sent that. */
  PRINCIPAL,
  /** The id of the run. */
  RUN,
  /** The subject of the run: the id of a studio. */
  STUDIO;

  /** The field as logs have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
