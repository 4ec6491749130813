package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.entry.ManualWork;
import io.workshopstream.studio.StudioId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The keys of workshops that are not archived, a page at a time, in the order of their names. */
public final class WorkshopPaging {

  private WorkshopPaging() {}

  /**
   * The uuids of the next ones.
   *
   * @param studio null for all
   * @param manual what people did at them; null for anything or nothing
   * @param after the name of the last one of the page before; empty for the first page
   */
  public static List<String> page(
      Handle handle,
      @Nullable StudioId studio,
      @Nullable ManualWork manual,
      String after,
      int most) {
    Query query =
        handle.createQuery(
            "select w.uuid from workshop w where w.archived_at is null and w.id > :after"
                + (studio == null ? "" : " and w.studio_id = :studio")
                + (manual == null ? "" : " and " + condition(manual))
                + " order by w.id fetch first :most rows only");
    if (studio != null) {
      query.bind("studio", studio.value());
    }
    return query.bind("after", after).bind("most", most).mapTo(String.class).list();
  }

  private static String condition(ManualWork manual) {
    String set = "exists (select 1 from workshop_override v where v.workshop_uuid = w.uuid";
    return switch (manual) {
      case OVERRIDDEN -> set + ")";
      case HIDDEN -> set + " and v.field = 'hidden' and v.value_text = 'true')";
      case ADDED -> "w.added_by is not null";
    };
  }
}
