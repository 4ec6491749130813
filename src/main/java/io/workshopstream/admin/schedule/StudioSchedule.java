package io.workshopstream.admin.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a studio is refreshed by itself.
 *
 * @param schedule the cron expression
 * @param timezone on whose wall clock it is meant
 * @param nextAt when a refresh is due, with the delay that was drawn for it
 * @param lastAt when the schedule last started one; null when it never did
 * @param lastRun the run that it started or joined then
 */
public record StudioSchedule(
    String studioId,
    String schedule,
    String timezone,
    Instant nextAt,
    @Nullable Instant lastAt,
    @Nullable String lastRun) {

  /** What tells the run that is due from all others, on whichever server it is started. */
  String idempotencyKey() {
    return "schedule:" + studioId + ":" + nextAt;
  }
}
