package io.workshopstream.catalogue.plan;

import io.workshopstream.studio.StudioId;
import java.time.Instant;

/**
 * A plan as it is kept, without what it says in particular.
 *
 * @param number rises; for all studios together
 */
public record PlanRecord(
    long number, StudioId studio, PlanStatus status, PlanOrigin origin, Instant at, Counts counts) {

  /** How many workshops it concerns. */
  public record Counts(int added, int changed, int removed) {}
}
