package io.workshopstream.admin.schedule;

import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.database.Duplicates;
import io.workshopstream.run.event.RunId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * The schedules as rows of their table; times as UTC without a zone. Every method is one
 * transaction, and throws Jdbi's unchecked exception when the database fails. Several servers write
 * the same rows, so whoever moves a row on says which time was read in it.
 */
final class ScheduleRows {

  private static final String SELECT =
      "select studio_id, expression, timezone, next_at, last_at, last_run from studio_schedule"
          + " order by next_at, studio_id";
  private static final String INSERT =
      "insert into studio_schedule (studio_id, expression, timezone, next_at)"
          + " values (:studio, :expression, :timezone, :next)";
  private static final String CHANGE =
      "update studio_schedule set expression = :expression, timezone = :timezone, next_at = :next"
          + " where studio_id = :studio and next_at = :known";
  private static final String ADVANCE =
      "update studio_schedule set next_at = :next where studio_id = :studio and next_at = :known";
  private static final String NOTE =
      "update studio_schedule set last_at = :last, last_run = :run where studio_id = :studio";

  private final Jdbi database;

  ScheduleRows(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /** The start of a run. */
  interface Start {
    RunId run() throws RunRefusedException;
  }

  /** All of them, the one that is due first in front. */
  List<StudioSchedule> all() {
    return database.withHandle(handle -> handle.createQuery(SELECT).map(ScheduleRows::read).list());
  }

  /** Adds a row, unless another server has just done so. */
  void add(StudioSchedule row) {
    try {
      database.useHandle(
          handle ->
              handle
                  .createUpdate(INSERT)
                  .bind("studio", row.studioId())
                  .bind("expression", row.schedule())
                  .bind("timezone", row.timezone())
                  .bind("next", utc(row.nextAt()))
                  .execute());
    } catch (UnableToExecuteStatementException refused) {
      if (!Duplicates.isDuplicate(refused)) {
        throw refused;
      }
    }
  }

  /** Gives a row another expression, zone and next time. */
  void change(StudioSchedule known, StudioSchedule row) {
    database.useHandle(
        handle ->
            handle
                .createUpdate(CHANGE)
                .bind("studio", row.studioId())
                .bind("expression", row.schedule())
                .bind("timezone", row.timezone())
                .bind("next", utc(row.nextAt()))
                .bind("known", utc(known.nextAt()))
                .execute());
  }

  /** Takes a row out. */
  void remove(StudioSchedule row) {
    database.useHandle(
        handle ->
            handle
                .createUpdate("delete from studio_schedule where studio_id = :studio")
                .bind("studio", row.studioId())
                .execute());
  }

  /** Moves a row on to its next time; false when another server did. */
  boolean advance(StudioSchedule due, Instant next) {
    return database.inTransaction(handle -> advance(handle, due, next));
  }

  /**
   * Moves a row on and starts what is due, unless another server did. Who comes second waits for
   * the row until the first one's run is there, and then leaves it. When the start is refused, or
   * the server dies, the row stays as it was.
   */
  void start(StudioSchedule due, Instant next, Instant now, Start start)
      throws RunRefusedException {
    database.useTransaction(
        handle -> {
          if (advance(handle, due, next)) {
            note(handle, due, now, start.run());
          }
        });
  }

  private static boolean advance(Handle handle, StudioSchedule due, Instant next) {
    return handle
            .createUpdate(ADVANCE)
            .bind("studio", due.studioId())
            .bind("next", utc(next))
            .bind("known", utc(due.nextAt()))
            .execute()
        == 1;
  }

  private static void note(Handle handle, StudioSchedule due, Instant now, RunId run) {
    handle
        .createUpdate(NOTE)
        .bind("studio", due.studioId())
        .bind("last", utc(now))
        .bind("run", run.value())
        .execute();
  }

  private static StudioSchedule read(RowView row) {
    return new StudioSchedule(
        row.getColumn("studio_id", String.class),
        row.getColumn("expression", String.class),
        row.getColumn("timezone", String.class),
        row.getColumn("next_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        instant(row.getColumn("last_at", LocalDateTime.class)),
        row.getColumn("last_run", String.class));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
