package io.workshopstream.catalogue.plan;

import org.jspecify.annotations.Nullable;

/**
 * Where a plan comes from.
 *
 * @param run the id of the run that made it; null when none did
 * @param by who decided on it; null when nobody had to
 */
public record PlanOrigin(PlanCause cause, @Nullable String run, @Nullable String by) {

  /** A plan that a run made and that nobody had to decide on. */
  public static PlanOrigin ofRun(PlanCause cause, String run) {
    return new PlanOrigin(cause, run, null);
  }
}
