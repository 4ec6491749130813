package io.workshopstream.catalogue.publication;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.listing.ListedMeeting;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPage;
import io.workshopstream.catalogue.listing.ListingPlace;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.publication.ListingSearch.Way;
import io.workshopstream.catalogue.store.ArtistRows;
import io.workshopstream.catalogue.store.ChoreographyRows;
import io.workshopstream.catalogue.workshop.WorkshopId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds meetings in the listing, a bounded number of them, in three statements each; when they are
 * to be about words, in ten more at most: three look words up, three count their uses, one looks up
 * artists, and each of three ways is a statement of its own.
 */
public final class ListingQueries {

  private ListingQueries() {}

  /**
   * Those that are listed, in order.
   *
   * @param after where the page before ended; null for the first page
   * @param limit how many at most
   */
  public static ListingPage page(
      Handle handle,
      MeetingFilter filter,
      ListingOrder order,
      @Nullable ListingPlace after,
      int limit) {
    return completed(
        handle,
        first(
            ways(handle, filter)
                .map(ListingSql::listed)
                .flatMap(sql -> meetings(sql.inOrder(order, after, limit).on(handle)).stream()),
            order,
            limit));
  }

  /** None when the filter wants none. */
  private static Stream<Way> ways(Handle handle, MeetingFilter filter) {
    return ListingSearch.ways(handle, filter).stream()
        .filter(way -> !way.filter().since().isEmpty());
  }

  /** The first ones of those that were found in some ways, each once. */
  private static List<ListedMeeting> first(
      Stream<ListedMeeting> found, ListingOrder order, int limit) {
    Map<String, ListedMeeting> byKey = new LinkedHashMap<>();
    found.forEach(one -> byKey.put(one.key(), one));
    return byKey.values().stream().sorted(order.comparator()).limit(limit).toList();
  }

  /**
   * Those that were listed and are no longer, since some time at the earliest, in order of time.
   */
  public static ListingPage cancelled(
      Handle handle, MeetingFilter filter, Instant since, int limit) {
    ListingOrder order = ListingOrder.DATE;
    return completed(
        handle,
        first(
            ways(handle, filter)
                .map(way -> ListingSql.cancelled(way, since).inOrder(order, null, limit))
                .flatMap(sql -> meetings(sql.on(handle)).stream()),
            order,
            limit));
  }

  /** The meetings of one workshop, as far as they are listed. */
  public static ListingPage workshop(Handle handle, WorkshopId id) {
    Query query =
        handle
            .createQuery(
                "select "
                    + ListingRows.COLUMNS
                    + " from listing m where m.workshop_id = :id and m.listed = true"
                    + " order by m.position")
            .bind("id", id.value());
    return completed(handle, meetings(query));
  }

  /** The ids of the artists of some meeting. */
  public static Set<String> teaching(Handle handle, MeetingFilter filter) {
    return ways(handle, filter)
        .flatMap(way -> ListingSql.listed(way).teaching(handle).mapTo(String.class).list().stream())
        .collect(Collectors.toSet());
  }

  private static List<ListedMeeting> meetings(Query query) {
    return query.map((row, context) -> ListingRows.read(row)).list();
  }

  /** With the artists, and the links of the library where people set none. */
  private static ListingPage completed(Handle handle, List<ListedMeeting> meetings) {
    Map<ChoreographyRows.Key, String> library =
        ChoreographyRows.of(
            handle,
            meetings.stream()
                .filter(one -> one.choreographyLink() == null)
                .map(one -> ChoreographyRows.Key.of(one.workshop()).song())
                .collect(Collectors.toSet()));
    return new ListingPage(
        meetings.stream().map(one -> completed(one, library)).toList(),
        artists(
            handle,
            meetings.stream()
                .flatMap(one -> one.workshop().artistIds().stream())
                .collect(Collectors.toSet())));
  }

  private static ListedMeeting completed(
      ListedMeeting meeting, Map<ChoreographyRows.Key, String> library) {
    String set = meeting.choreographyLink();
    return meeting.withChoreography(
        set == null ? library.get(ChoreographyRows.Key.of(meeting.workshop())) : orNull(set));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Map<String, Artist> artists(Handle handle, Set<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : handle
            .createQuery(
                "select artist_id, artist_name, image_url, instagram_link from artist"
                    + " where artist_id in (<ids>)")
            .bindList("ids", ids)
            .map((row, context) -> ArtistRows.withoutAliases(row))
            .stream()
            .collect(Collectors.toMap(Artist::id, Function.identity()));
  }

  /**
   * Artists one of whose names has the words; those whose own name begins with them first.
   *
   * @param folded as names are compared
   */
  public static List<Artist> artists(Handle handle, String folded, int limit) {
    String words = ListingSearch.literally(folded.toLowerCase(Locale.ROOT));
    return handle
        .createQuery(
            "select a.artist_id, a.artist_name, a.image_url, a.instagram_link from artist a"
                + " join artist_spelling s on s.artist_id = a.artist_id"
                + " where s.folded like :within escape '!'"
                + " group by a.artist_id, a.artist_name, a.image_url, a.instagram_link"
                + " order by min(case when s.is_name and s.folded like :begins escape '!'"
                + " then 0 else 1 end), a.artist_name, a.artist_id"
                + " fetch first "
                + limit
                + " rows only")
        .bind("within", "%" + words + "%")
        .bind("begins", words + "%")
        .map((row, context) -> ArtistRows.withoutAliases(row))
        .list();
  }
}
