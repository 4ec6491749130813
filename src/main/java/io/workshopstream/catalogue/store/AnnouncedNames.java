package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.artist.ArtistNames;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The names on workshops whose artists nobody set by hand. */
public final class AnnouncedNames {

  /** What people set as the name counts instead of the page's; an empty text is no name. */
  private static final String SELECT =
      "select n.names, count(*) as workshops from (select coalesce(b.value_text, w.artists) as names"
          + " from workshop w left join workshop_override b"
          + " on b.workshop_uuid = w.uuid and b.field = 'by'"
          + " where w.archived_at is null and w.last_day >= :day"
          + " and not exists (select 1 from workshop_override o where o.workshop_uuid = w.uuid"
          + " and (o.field = 'artist_id_list' or (o.field = 'hidden' and o.value_text = 'true'))))"
          + " n where n.names is not null group by n.names";

  private AnnouncedNames() {}

  /** Several names, joined by " x ", and on how many workshops they stand together. */
  private record Billing(String names, int workshops) {}

  /**
   * How many workshops that end on the day or later, and are not hidden, bear each name, folded.
   */
  public static Map<String, Integer> since(Handle handle, LocalDate day) {
    Map<String, Integer> counts = new HashMap<>();
    for (Billing billing : billings(handle, day)) {
      ArtistNames.of(billing.names())
          .forEach(name -> counts.merge(name, billing.workshops(), Integer::sum));
    }
    return counts;
  }

  private static List<Billing> billings(Handle handle, LocalDate day) {
    return handle
        .createQuery(SELECT)
        .bind("day", day)
        .map((row, context) -> new Billing(row.getString("names"), row.getInt("workshops")))
        .list();
  }
}
