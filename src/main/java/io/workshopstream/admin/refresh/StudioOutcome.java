package io.workshopstream.admin.refresh;

import io.workshopstream.catalogue.RefreshPlan;
import io.workshopstream.studio.Studio;

/** A studio whose pages were read, and what came of it. */
public record StudioOutcome(Studio studio, StudioSummary tally, RefreshPlan plan, Fate fate) {

  /** What became of a plan. */
  public enum Fate {
    STORED,
    /** It looks like a broken site and waits for an admin. */
    HELD,
    /** It was only to be shown. */
    SHOWN
  }
}
