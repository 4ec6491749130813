package io.workshopstream.admin.schedule;

import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRefusedException.Reason;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.database.DatabaseFailure;
import io.workshopstream.run.event.OneLine;
import io.workshopstream.studio.Studios;
import java.lang.System.Logger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Starts the refreshes of the studios that have a schedule when they are due. What was due while no
 * server ran is started once, however often it would have come. Safe for any number of threads, and
 * of servers on one database that have the same schedules.
 */
public final class Scheduler {

  private static final Logger LOG = System.getLogger("io.workshopstream.runs");

  private final Studios studios;
  private final ScheduleRows rows;
  private final Occurrences occurrences;
  private final Runs runs;
  private final RefreshRequests refreshes;
  private final Executor executor;
  private final AtomicBoolean looking = new AtomicBoolean();

  /** Whether no studio had a schedule at the last look, which then took all rows out. */
  private volatile boolean isEmpty;

  /**
   * @param executor for work that blocks; one of its threads is used at a time
   */
  public Scheduler(
      Studios studios,
      DataSource database,
      Occurrences occurrences,
      Runs runs,
      RefreshRequests refreshes,
      Executor executor) {
    this.studios = studios;
    this.rows = new ScheduleRows(database);
    this.occurrences = occurrences;
    this.runs = runs;
    this.refreshes = refreshes;
    this.executor = executor;
  }

  /** The schedules, the one that is due first in front. Asks the database. */
  public List<StudioSchedule> all() {
    return rows.all();
  }

  /**
   * Starts what is due, on another thread, unless that is under way or the database is known to
   * fail. To be called each second.
   */
  public void tick() {
    boolean works = runs.repository().health().problem().isEmpty();
    if (!works || !looking.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(this::look);
    } catch (RejectedExecutionException shuttingDown) {
      looking.set(false);
    }
  }

  private void look() {
    try {
      Map<String, ScheduledStudio> scheduled = scheduled();
      if (!scheduled.isEmpty() || !isEmpty) {
        look(scheduled);
      }
      isEmpty = scheduled.isEmpty();
    } catch (RuntimeException broken) {
      tell(broken);
    } finally {
      looking.set(false);
    }
  }

  private Map<String, ScheduledStudio> scheduled() {
    Map<String, ScheduledStudio> scheduled = new LinkedHashMap<>();
    studios.enabled().stream()
        .flatMap(ScheduledStudio::of)
        .forEach(studio -> scheduled.put(studio.id().value(), studio));
    return scheduled;
  }

  private void look(Map<String, ScheduledStudio> scheduled) {
    Map<String, StudioSchedule> stored = new LinkedHashMap<>();
    rows.all().forEach(row -> stored.put(row.studioId(), row));
    stored.values().stream()
        .filter(row -> !scheduled.containsKey(row.studioId()))
        .forEach(rows::remove);
    scheduled.forEach((id, studio) -> lookAt(studio, stored.get(id)));
  }

  private void tell(RuntimeException broken) {
    if (DatabaseFailure.in(broken).isPresent()) {
      runs.repository().health().failed(broken);
    } else {
      LOG.log(Logger.Level.WARNING, "schedules are looked at again", broken);
    }
  }

  private void lookAt(ScheduledStudio studio, @Nullable StudioSchedule row) {
    if (row == null) {
      rows.add(first(studio));
    } else if (!studio.isIn(row)) {
      rows.change(row, first(studio));
    } else if (!row.nextAt().isAfter(occurrences.now())) {
      start(studio, row);
    }
  }

  private StudioSchedule first(ScheduledStudio studio) {
    return new StudioSchedule(
        studio.id().value(),
        studio.schedule().value(),
        studio.zone().getId(),
        occurrences.next(studio),
        null,
        null);
  }

  /** The next time is that after now, so that of many that were missed one is made up for. */
  private void start(ScheduledStudio studio, StudioSchedule due) {
    Instant next = occurrences.next(studio);
    try {
      RunRequest request = refreshes.of(studio.id()).withIdempotencyKey(due.idempotencyKey());
      rows.start(due, next, occurrences.now(), () -> runs.start(request).id());
    } catch (RejectedRequestException rejected) {
      leaveOut(due, next, rejected.sentence());
    } catch (RunRefusedException refused) {
      if (refused.reason() != Reason.BUSY) { // else it stays due, for a later look
        leaveOut(due, next, refused.sentence());
      }
    }
  }

  private void leaveOut(StudioSchedule due, Instant next, String why) {
    if (rows.advance(due, next)) {
      LOG.log(
          Logger.Level.WARNING,
          OneLine.of("The refresh of " + due.studioId() + " on schedule is left out: " + why));
    }
  }
}
