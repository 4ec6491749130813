package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * Which workshops are wanted, of those that are not archived.
 *
 * @param sql on the table {@code workshop w}, with one {@code :value}, or {@code <value>} for a
 *     list
 */
public record WorkshopCondition(String sql, Object value) {

  private static final String CURRENT = "w.archived_at is null and ";

  /** Those of a studio. */
  public static WorkshopCondition of(StudioId studio) {
    return new WorkshopCondition(CURRENT + "w.studio_id = :value", studio.value());
  }

  /** Those of a studio that were read from its pages. */
  public static WorkshopCondition readOf(StudioId studio) {
    return new WorkshopCondition(
        CURRENT + "w.added_by is null and w.studio_id = :value", studio.value());
  }

  /** Those of a studio that people added by hand. */
  public static WorkshopCondition addedTo(StudioId studio) {
    return new WorkshopCondition(
        CURRENT + "w.added_by is not null and w.studio_id = :value", studio.value());
  }

  /** Those that end on the day or later. */
  public static WorkshopCondition since(LocalDate day) {
    return new WorkshopCondition(CURRENT + "w.last_day >= :value", day);
  }

  /** The one with this name. */
  public static WorkshopCondition named(WorkshopId id) {
    return new WorkshopCondition(CURRENT + "w.id = :value", id.value());
  }

  /** Those with these uuids. */
  public static WorkshopCondition among(List<String> uuids) {
    return new WorkshopCondition(CURRENT + "w.uuid in (<value>)", uuids);
  }

  /** Gives a statement that has the condition its value. */
  public Query bind(Query query) {
    return value instanceof List<?> several
        ? query.bindList("value", several)
        : query.bind("value", value);
  }

  /** Those of a studio whose times people set. */
  static WorkshopCondition withTimesSet(StudioId studio) {
    return new WorkshopCondition(
        CURRENT
            + "w.studio_id = :value and exists (select 1 from workshop_override v"
            + " where v.workshop_uuid = w.uuid and v.field = 'time_details')",
        studio.value());
  }

  /** Those of an artist, by their pages or by hand. */
  public static WorkshopCondition by(String artistId) {
    return new WorkshopCondition(
        CURRENT
            + "(exists (select 1 from workshop_artist o where o.workshop_uuid = w.uuid"
            + " and o.artist_id = :value) or exists (select 1 from workshop_override v"
            + " where v.workshop_uuid = w.uuid and v.field = 'artist_id_list'))",
        artistId);
  }
}
