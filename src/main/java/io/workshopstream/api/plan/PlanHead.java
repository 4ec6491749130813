package io.workshopstream.api.plan;

import io.workshopstream.catalogue.plan.PlanRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan without what it says in particular.
 *
 * @param runId the run that made it; null when none did
 * @param by who decided on it; null when nobody had to
 */
record PlanHead(
    long number,
    String studioId,
    String status,
    String cause,
    @Nullable String runId,
    @Nullable String by,
    Instant at,
    int added,
    int changed,
    int removed) {

  static PlanHead of(PlanRecord plan) {
    return new PlanHead(
        plan.number(),
        plan.studio().value(),
        plan.status().word(),
        plan.origin().cause().word(),
        plan.origin().run(),
        plan.origin().by(),
        plan.at(),
        plan.counts().added(),
        plan.counts().changed(),
        plan.counts().removed());
  }
}
