package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.entry.ReviewDecision;
import io.workshopstream.catalogue.plan.Findings;
import io.workshopstream.catalogue.plan.PendingReview;
import io.workshopstream.catalogue.plan.PlanJson;
import io.workshopstream.catalogue.plan.Review;
import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What waits for a person, and what was decided, as rows. */
public final class ReviewRows {

  private static final String SELECT =
      "select confidence, workshop, evidence, found_at, decision, decided_by, decided_at, reason"
          + " from workshop_review where ";
  private static final String UPDATE =
      "update workshop_review set confidence = :confidence, workshop = :workshop,"
          + " evidence = :evidence where uuid = :uuid";
  private static final String INSERT =
      "insert into workshop_review (uuid, id, studio_id, confidence, workshop, evidence, found_at)"
          + " values (:uuid, :id, :studio, :confidence, :workshop, :evidence, :found)";
  private static final String DELETE =
      "delete from workshop_review where uuid = :uuid and decision is null";

  private ReviewRows() {}

  /**
   * Writes what waits now, and forgets what was withdrawn; decisions stay, beside what the page
   * says now.
   */
  public static void write(Handle handle, Findings findings, Instant now) {
    RowBatch.execute(handle, UPDATE, findings.decided(), ReviewRows::bind);
    Map<String, PendingReview> byKey = new LinkedHashMap<>();
    findings.reviews().forEach(one -> byKey.putIfAbsent(one.workshop().uuid(), one));
    List<PendingReview> missed =
        RowBatch.execute(handle, UPDATE, List.copyOf(byKey.values()), (row, one) -> bind(row, one));
    RowBatch.execute(
        handle,
        INSERT,
        missed,
        (row, one) ->
            bind(row, one)
                .bind("id", WorkshopId.of(one.workshop().uuid()).value())
                .bind("studio", one.workshop().studio().value())
                .bind("found", LocalDateTime.ofInstant(now, ZoneOffset.UTC)));
    RowBatch.execute(
        handle, DELETE, List.copyOf(findings.withdrawn()), (row, uuid) -> row.bind("uuid", uuid));
  }

  private static PreparedBatch bind(PreparedBatch row, PendingReview one) {
    return row.bind("uuid", one.workshop().uuid())
        .bind("confidence", one.confidence())
        .bind("workshop", PlanJson.write(one.workshop()))
        .bind("evidence", PlanJson.write(one.evidence()));
  }

  /** All of a studio, decided or not. */
  public static List<Review> of(Handle handle, StudioId studio) {
    return handle
        .createQuery(SELECT + "studio_id = :studio order by uuid")
        .bind("studio", studio.value())
        .map((row, context) -> review(row))
        .list();
  }

  /**
   * Those of all studios or of one, after a key, by key.
   *
   * @param open whether they wait, or are decided
   */
  public static List<Review> list(
      Handle handle, @Nullable StudioId studio, boolean open, String after, int most) {
    return handle
        .createQuery(
            SELECT
                + (open ? "decision is null" : "decision is not null")
                + (studio == null ? "" : " and studio_id = :studio")
                + " and id > :after order by id fetch first :most rows only")
        .bindMap(studio == null ? Map.of() : Map.of("studio", studio.value()))
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> review(row))
        .list();
  }

  /** The one with this name. */
  public static Optional<Review> find(Handle handle, WorkshopId id) {
    return handle
        .createQuery(SELECT + "id = :id")
        .bind("id", id.value())
        .map((row, context) -> review(row))
        .findOne();
  }

  /** The one with this name, which nobody else decides on until the transaction ends. */
  public static Optional<Review> lock(Handle handle, WorkshopId id) {
    return handle
        .createQuery(SELECT + "id = :id for update")
        .bind("id", id.value())
        .map((row, context) -> review(row))
        .findOne();
  }

  /** Writes what somebody decided. */
  public static void decide(Handle handle, WorkshopId id, ReviewDecision decision) {
    handle
        .createUpdate(
            "update workshop_review set decision = :answer, decided_by = :by, decided_at = :at,"
                + " reason = :reason where id = :id")
        .bind("answer", decision.answer().word())
        .bind("by", decision.by())
        .bind("at", LocalDateTime.ofInstant(decision.at(), ZoneOffset.UTC))
        .bind("reason", decision.reason())
        .bind("id", id.value())
        .execute();
  }

  private static Review review(ResultSet row) throws SQLException {
    return new Review(
        new PendingReview(
            PlanJson.read(row.getString("workshop"), Workshop.class),
            row.getDouble("confidence"),
            PlanJson.read(row.getString("evidence"), PageEvidence.class)),
        instant(row, "found_at"),
        decision(row));
  }

  private static @Nullable ReviewDecision decision(ResultSet row) throws SQLException {
    String word = row.getString("decision");
    Optional<ReviewDecision.Answer> answer =
        word == null ? Optional.empty() : ReviewDecision.Answer.of(word);
    return answer.isEmpty()
        ? null
        : new ReviewDecision(
            answer.get(),
            row.getString("decided_by"),
            instant(row, "decided_at"),
            row.getString("reason"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
