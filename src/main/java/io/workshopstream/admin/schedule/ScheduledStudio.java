package io.workshopstream.admin.schedule;

import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.field.CronExpression;
import java.time.ZoneId;
import java.util.stream.Stream;

/** A studio that is to be refreshed at certain times of its wall clock. */
record ScheduledStudio(StudioId id, CronExpression schedule, ZoneId zone) {

  /** The studio with its schedule; nothing when it has none. */
  static Stream<ScheduledStudio> of(Studio studio) {
    CronExpression schedule = studio.schedule();
    return schedule == null
        ? Stream.empty()
        : Stream.of(new ScheduledStudio(studio.id(), schedule, studio.zone()));
  }

  /** Whether a row is of this schedule; else what it has for its next time is wrong. */
  boolean isIn(StudioSchedule row) {
    return row.schedule().equals(schedule.value()) && row.timezone().equals(zone.getId());
  }
}
