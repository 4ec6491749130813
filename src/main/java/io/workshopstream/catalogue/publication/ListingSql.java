package io.workshopstream.catalogue.publication;

import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPlace;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.publication.ListingSearch.About;
import io.workshopstream.catalogue.workshop.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** A question to the listing, with its values. Whatever a caller wrote is bound, and never text. */
final class ListingSql {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Collection<?>> lists = new LinkedHashMap<>();
  private final MeetingFilter filter;
  private final boolean isOfFew;
  private String end = "";

  private ListingSql(ListingSearch.Way way, boolean listed) {
    this.filter = way.filter();
    About about = way.about();
    this.isOfFew = about != null && about.isOfFew();
    conditions.add("m.listed = " + listed);
    since(filter.since());
    String artist = filter.artist();
    if (artist != null) {
      condition("a.artist_id = :artist", "artist", artist);
    }
    if (filter.to() != null) {
      condition("m.slot_date <= :to", "to", filter.to());
    }
    if (!filter.types().isEmpty()) {
      lists.put("types", filter.types().stream().map(EventType::word).toList());
      conditions.add("m.event_type in (<types>)");
    }
    if (about != null) {
      about(about);
    }
  }

  /** Those that are listed. */
  static ListingSql listed(ListingSearch.Way way) {
    return new ListingSql(way, true);
  }

  /** Those that are no longer listed since some time. */
  static ListingSql cancelled(ListingSearch.Way way, Instant since) {
    ListingSql sql = new ListingSql(way, false);
    sql.condition("m.cancelled_at >= :since", "since", ListingRows.utc(since));
    return sql;
  }

  private void condition(String sql, String name, Object value) {
    conditions.add(sql);
    values.put(name, value);
  }

  private void since(List<MeetingFilter.Since> all) {
    List<String> ways = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      values.put("day" + i, all.get(i).day());
      lists.put("studios" + i, all.get(i).studios());
      ways.add(studio(all.get(i)) + " in (<studios" + i + ">) and m.slot_date >= :day" + i);
    }
    conditions.add("(" + ways.stream().collect(Collectors.joining(") or (", "(", ")")) + ")");
  }

  /**
   * Of several studios no index shall be taken: H2 would take it, and then sort all of their
   * meetings.
   */
  private static String studio(MeetingFilter.Since since) {
    return since.studios().size() == 1 ? "m.studio_id" : "substring(m.studio_id, 1)";
  }

  /** The same day is in the index of an artist's meetings. */
  private String startsAt() {
    return filter.artist() == null ? "m.starts_at" : "a.starts_at";
  }

  private void about(About about) {
    conditions.add(about.sql());
    if (about.pattern() != null) {
      values.put("about", about.pattern());
    }
    if (about.isOfFew()) {
      lists.put("keys", about.keys());
    }
  }

  /** At most so many in an order, after a place. */
  ListingSql inOrder(ListingOrder order, @Nullable ListingPlace after, int limit) {
    boolean byDay = order.column().equals("starts_at");
    String value = byDay ? startsAt() : "m." + order.column();
    String key = byDay && filter.artist() != null ? "a.meeting" : "m.meeting";
    List<String> before = first(byDay);
    if (!before.isEmpty()) { // so that H2 takes the index of this order, backwards too
      LocalDate first = byDay ? firstDay() : LocalDate.EPOCH;
      condition(value + " >= :first", "first", first.atStartOfDay());
    }
    if (after != null) {
      String beyond = order.isBackwards() ? " < " : " > ";
      conditions.add(value + beyond.stripTrailing() + "= :at");
      conditions.add("(" + value + beyond + ":at or " + key + beyond + ":key)");
      values.put("at", after.at());
      values.put("key", after.meeting());
    }
    String way = order.isBackwards() ? " desc" : "";
    end =
        Stream.concat(before.stream(), Stream.of(value, key))
            .map(column -> column + way)
            .collect(
                Collectors.joining(", ", " order by ", " fetch first " + limit + " rows only"));
    return this;
  }

  private LocalDate firstDay() {
    return filter.since().stream()
        .map(MeetingFilter.Since::day)
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  /**
   * The columns before, which have one value: with them the order is that of an index. Where few
   * are left by the artist or the studio, H2 shall begin there and sort those.
   */
  private List<String> first(boolean byDay) {
    if (isOfFew) {
      return List.of();
    }
    boolean ofOne = filter.since().size() == 1 && filter.since().get(0).studios().size() == 1;
    if (filter.artist() != null) {
      return byDay ? List.of("a.artist_id") : List.of();
    }
    if (ofOne) {
      return byDay ? List.of("m.studio_id", "m.listed") : List.of();
    }
    return List.of("m.listed");
  }

  /**
   * The ids of known artists of such meetings, in the place of the meetings: for each artist one
   * look until the first meeting, which PostgreSQL would not do for an {@code exists}.
   */
  Query teaching(Handle handle) {
    return bound(
        handle,
        "select k.artist_id from artist k where (select 1 from listing_artist t"
            + " join listing m on m.meeting = t.meeting"
            + artists()
            + " where t.artist_id = k.artist_id and "
            + String.join(" and ", conditions)
            + " fetch first 1 rows only) is not null");
  }

  Query on(Handle handle) {
    return bound(
        handle,
        "select "
            + ListingRows.COLUMNS
            + " from listing m"
            + artists()
            + " where "
            + String.join(" and ", conditions)
            + end);
  }

  private String artists() {
    return filter.artist() == null ? "" : " join listing_artist a on a.meeting = m.meeting";
  }

  private Query bound(Handle handle, String sql) {
    Query query = handle.createQuery(sql);
    values.forEach(query::bind);
    lists.forEach(query::bindList);
    return query;
  }
}
