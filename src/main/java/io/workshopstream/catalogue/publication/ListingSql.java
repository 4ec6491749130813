package io.workshopstream.catalogue.publication;

import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPlace;
import io.workshopstream.catalogue.listing.MeetingFilter;
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
  private String select = ListingRows.COLUMNS;
  private String end = "";

  private ListingSql(MeetingFilter filter, boolean listed) {
    this.filter = filter;
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
    MeetingFilter.Words words = filter.words();
    if (words != null) {
      about(words);
    }
  }

  /** Those that are listed. */
  static ListingSql listed(MeetingFilter filter) {
    return new ListingSql(filter, true);
  }

  /** Those that are no longer listed since some time. */
  static ListingSql cancelled(MeetingFilter filter, Instant since) {
    ListingSql sql = new ListingSql(filter, false);
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

  private void about(MeetingFilter.Words words) {
    String named =
        "m.words like :words escape '!' or m.meeting in (select x.meeting from listing_artist x"
            + " where x.artist_id in (select s.artist_id from artist_spelling s"
            + " where s.folded like :words escape '!'))";
    values.put("words", "%" + literally(words.folded()) + "%");
    if (words.studios().isEmpty()) {
      conditions.add("(" + named + ")");
    } else {
      lists.put("named", words.studios());
      conditions.add("(m.studio_id in (<named>) or " + named + ")");
    }
  }

  /** Signs that mean something in a pattern mean themselves. */
  static String literally(String words) {
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /** At most so many in an order, after a place. */
  ListingSql inOrder(ListingOrder order, @Nullable ListingPlace after, int limit) {
    boolean byDay = order.column().equals("starts_at");
    String value = byDay ? startsAt() : "m." + order.column();
    String key = byDay && filter.artist() != null ? "a.meeting" : "m.meeting";
    if (byDay) {
      condition(value + " >= :first", "first", firstDay().atStartOfDay());
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
        Stream.concat(first(byDay).stream(), Stream.of(value, key))
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
    boolean ofOne = filter.since().size() == 1 && filter.since().get(0).studios().size() == 1;
    if (filter.artist() != null) {
      return byDay ? List.of("a.artist_id") : List.of();
    }
    if (ofOne) {
      return byDay ? List.of("m.studio_id", "m.listed") : List.of();
    }
    return List.of("m.listed");
  }

  /** The ids of artists in the place of meetings. */
  ListingSql teaching() {
    select = "distinct t.artist_id";
    return this;
  }

  Query on(Handle handle) {
    String from =
        " from listing m"
            + (filter.artist() == null ? "" : " join listing_artist a on a.meeting = m.meeting")
            + (select.startsWith("distinct")
                ? " join listing_artist t on t.meeting = m.meeting"
                : "");
    Query query =
        handle.createQuery(
            "select " + select + from + " where " + String.join(" and ", conditions) + end);
    values.forEach(query::bind);
    lists.forEach(query::bindList);
    return query;
  }
}
