package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.plan.PlanCause;
import io.workshopstream.catalogue.plan.PlanContent;
import io.workshopstream.catalogue.plan.PlanJson;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.PlanRecord;
import io.workshopstream.catalogue.plan.PlanStatus;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.studio.StudioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Plans as rows, of each studio the newest. */
public final class PlanRows {

  /** How many plans of a studio are kept of those that were applied, and how many others. */
  private static final int MOST_APPLIED = 1000;

  private static final int MOST_OTHERS = 200;

  private static final String HEAD =
      "select number, studio_id, status, cause, run_id, decided_by, made_at, added, changed,"
          + " removed from catalogue_plan where ";

  private PlanRows() {}

  /** Writes a plan, and forgets the oldest ones of its studio. */
  public static void write(
      Handle handle, RefreshPlan plan, PlanStatus status, PlanOrigin origin, Instant now) {
    handle
        .createUpdate(
            "insert into catalogue_plan (studio_id, status, cause, run_id, decided_by, made_at,"
                + " added, changed, removed, content) values (:studio, :status, :cause, :run, :by,"
                + " :at, :added, :changed, :removed, :content)")
        .bind("studio", plan.studio().value())
        .bind("status", status.word())
        .bind("cause", origin.cause().word())
        .bind("run", origin.run())
        .bind("by", origin.by())
        .bind("at", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
        .bind("added", plan.added().size())
        .bind("changed", plan.changed().size())
        .bind("removed", plan.removed().size())
        .bind("content", PlanJson.write(PlanContent.of(plan)))
        .execute();
    forgetOld(handle, plan.studio(), status == PlanStatus.APPLIED);
  }

  private static void forgetOld(Handle handle, StudioId studio, boolean applied) {
    String those = "studio_id = :studio and status " + (applied ? "=" : "<>") + " 'applied'";
    handle
        .createQuery(
            "select number from catalogue_plan where "
                + those
                + " order by number desc offset :most rows fetch first 1 rows only")
        .bind("studio", studio.value())
        .bind("most", applied ? MOST_APPLIED : MOST_OTHERS)
        .mapTo(Long.class)
        .findOne()
        .ifPresent(
            oldest ->
                handle
                    .createUpdate(
                        "delete from catalogue_plan where " + those + " and number <= :number")
                    .bind("studio", studio.value())
                    .bind("number", oldest)
                    .execute());
  }

  /** Plans of a studio that were applied, before a number, the newest first. */
  public static List<PlanRecord> applied(Handle handle, StudioId studio, long before, int most) {
    return handle
        .createQuery(
            HEAD
                + "studio_id = :studio and status = 'applied' and number < :before"
                + " order by number desc fetch first :most rows only")
        .bind("studio", studio.value())
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> record(row))
        .list();
  }

  /** The plans of a run, the newest first. */
  public static List<PlanRecord> ofRun(Handle handle, String run, int most) {
    return handle
        .createQuery(HEAD + "run_id = :run order by number desc fetch first :most rows only")
        .bind("run", run)
        .bind("most", most)
        .map((row, context) -> record(row))
        .list();
  }

  private static PlanRecord record(ResultSet row) throws SQLException {
    PlanOrigin origin =
        new PlanOrigin(
            PlanCause.of(row.getString("cause")).orElse(PlanCause.REFRESH),
            row.getString("run_id"),
            row.getString("decided_by"));
    return new PlanRecord(
        row.getLong("number"),
        new StudioId(row.getString("studio_id")),
        PlanStatus.of(row.getString("status")).orElse(PlanStatus.SHOWN),
        origin,
        row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        new PlanRecord.Counts(row.getInt("added"), row.getInt("changed"), row.getInt("removed")));
  }

  /** The plan of this number. */
  public static Optional<PlanRecord> find(Handle handle, long number) {
    return handle
        .createQuery(HEAD + "number = :number")
        .bind("number", number)
        .map((row, context) -> record(row))
        .findOne();
  }

  /** What a plan does in particular. */
  public static Optional<PlanContent> content(Handle handle, long number) {
    return handle
        .createQuery("select content from catalogue_plan where number = :number")
        .bind("number", number)
        .mapTo(String.class)
        .findOne()
        .map(json -> PlanJson.read(json, PlanContent.class));
  }

  /**
   * Hands over what a studio's applied plans after a number do, the newest first, one at a time.
   */
  public static void eachAfter(
      Handle handle, StudioId studio, long number, Consumer<PlanContent> taker) {
    try (Stream<String> contents =
        handle
            .createQuery(
                "select content from catalogue_plan where studio_id = :studio"
                    + " and status = 'applied' and number > :number order by number desc")
            .bind("studio", studio.value())
            .bind("number", number)
            .setFetchSize(50)
            .mapTo(String.class)
            .stream()) {
      contents.forEach(json -> taker.accept(PlanJson.read(json, PlanContent.class)));
    }
  }
}
