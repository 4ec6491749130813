package io.workshopstream.catalogue.publication;

import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.listing.ListedMeeting;
import io.workshopstream.catalogue.listing.Publication;
import io.workshopstream.catalogue.store.WorkshopCondition;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the listing true to the workshops and to what people set: what every change ends with, in
 * its own transaction. The caller has locked the workshops.
 */
public final class ListingRenewal {

  private static final int MOST_AT_ONCE = 500;

  private ListingRenewal() {}

  /** Lists workshops anew that were changed, and tells everybody that there is something new. */
  public static void publish(Handle handle, List<String> uuids, Instant now) {
    raise(handle, renew(handle, uuids, Set.of(), now));
  }

  /** After all locks, those of the artists' workshops as well. */
  private static void raise(Handle handle, Set<String> words) {
    CatalogueVersion.raise(handle);
    WordRows.learn(handle, words);
  }

  /**
   * The same of workshops and of artists who show otherwise than before. A meeting of both counts
   * as changed once.
   */
  public static void publish(
      Handle handle, List<String> uuids, List<String> artistIds, Instant now) {
    if (uuids.isEmpty() && artistIds.isEmpty()) {
      return;
    }
    if (!artistIds.isEmpty()) {
      count(handle, artistIds, now);
    }
    raise(handle, renew(handle, uuids, Set.copyOf(artistIds), now));
  }

  private static Set<String> renew(
      Handle handle, List<String> uuids, Set<String> counted, Instant now) {
    Set<String> words = new HashSet<>();
    for (int from = 0; from < uuids.size(); from += MOST_AT_ONCE) {
      int to = Math.min(from + MOST_AT_ONCE, uuids.size());
      words.addAll(renewPiece(handle, uuids.subList(from, to), counted, now));
    }
    return words;
  }

  private static Set<String> renewPiece(
      Handle handle, List<String> uuids, Set<String> counted, Instant now) {
    Map<String, ListedMeeting> gone = new HashMap<>();
    ListingRows.of(handle, uuids).forEach(one -> gone.put(one.key(), one));
    List<ListedMeeting> fresh = new ArrayList<>();
    List<ListedMeeting> changed = new ArrayList<>();
    WorkshopRows.select(handle, WorkshopCondition.among(uuids)).stream()
        .flatMap(entry -> meetings(entry, Publication.first(now)))
        .forEach(
            after -> {
              ListedMeeting before = gone.remove(after.key());
              if (before == null) {
                fresh.add(after);
              } else if (!isSame(before, after)) {
                changed.add(after.with(changed(before, counted, now)));
              }
            });
    Set<String> words = new HashSet<>(ListingRows.insert(handle, fresh, ArtistNames::folded));
    words.addAll(ListingRows.update(handle, changed, ArtistNames::folded));
    ListingRows.tell(
        handle,
        gone.values().stream()
            .filter(one -> one.publication().cancelledAt() == null)
            .map(one -> one.with(one.publication().cancelled(now)))
            .toList());
    return words;
  }

  /** What the public sees of an entry: nothing of what is hidden, and no regular classes. */
  private static Stream<ListedMeeting> meetings(CatalogueEntry entry, Publication publication) {
    Workshop workshop = entry.workshop();
    if (entry.isHidden() || workshop.type() == EventType.REGULARS) {
      return Stream.empty();
    }
    String link = entry.override(OverriddenField.CHOREOGRAPHY).orElse(null);
    return IntStream.range(0, workshop.slots().size())
        .mapToObj(
            place ->
                new ListedMeeting(
                    workshop.withSlots(List.of(workshop.slots().get(place))),
                    place,
                    link,
                    publication));
  }

  /** A listed meeting of an artist that shows otherwise counts as changed already. */
  private static Publication changed(ListedMeeting before, Set<String> counted, Instant now) {
    Publication publication = before.publication();
    boolean isCounted =
        publication.cancelledAt() == null
            && before.workshop().artistIds().stream().anyMatch(counted::contains);
    return isCounted ? publication : publication.changed(now);
  }

  private static boolean isSame(ListedMeeting before, ListedMeeting after) {
    return before.publication().cancelledAt() == null
        && before.with(after.publication()).equals(after);
  }

  /**
   * Notes that artists show otherwise than before, also at their meetings. The caller has locked
   * the artists.
   */
  public static void publishArtists(Handle handle, List<String> ids, Instant now) {
    publish(handle, List.of(), ids, now);
  }

  private static void count(Handle handle, List<String> ids, Instant now) {
    lockWorkshopsOf(handle, ids);
    handle
        .createUpdate(
            "update listing set sequence = sequence + 1, updated_at = :now where listed = true"
                + " and meeting in (select a.meeting from listing_artist a"
                + " where a.artist_id in (<ids>))")
        .bindList("ids", ids)
        .bind("now", ListingRows.utc(now))
        .execute();
  }

  private static void lockWorkshopsOf(Handle handle, List<String> ids) {
    handle
        .createQuery(
            "select w.uuid from workshop w where w.uuid in (select m.workshop_uuid from listing m"
                + " join listing_artist a on a.meeting = m.meeting where a.artist_id in (<ids>))"
                + " order by w.uuid for update")
        .bindList("ids", ids)
        .mapTo(String.class)
        .list();
  }

  /**
   * Lists workshops that {@link #unlisted} found. They count as first seen when they last changed,
   * since nobody knows better.
   */
  public static void takeUp(Handle handle, List<String> uuids) {
    WorkshopRows.lock(handle, WorkshopCondition.among(uuids));
    Map<String, ListedMeeting> known = new HashMap<>();
    ListingRows.of(handle, uuids).forEach(one -> known.put(one.key(), one));
    List<ListedMeeting> fresh =
        WorkshopRows.select(handle, WorkshopCondition.among(uuids)).stream()
            .flatMap(entry -> meetings(entry, Publication.first(entry.updatedAt())))
            .filter(one -> !known.containsKey(one.key()))
            .toList();
    raise(handle, ListingRows.insert(handle, fresh, ArtistNames::folded));
  }

  /** For meetings that were listed by a version that kept no words; all of them or none. */
  public static void splitWords(Handle handle) {
    if (WordRows.isEmpty(handle)) {
      CatalogueVersion.raise(handle); // waits for another server that does the same
      if (WordRows.isEmpty(handle)) {
        splitAll(handle);
      }
    }
  }

  private static void splitAll(Handle handle) {
    List<WordRows.Text> texts = ListingRows.said(handle, "", MOST_AT_ONCE);
    while (!texts.isEmpty()) {
      WordRows.learn(handle, WordRows.insert(handle, texts));
      String last = texts.get(texts.size() - 1).meeting();
      texts = ListingRows.said(handle, last, MOST_AT_ONCE);
    }
  }

  /**
   * The workshops, at most so many, that were stored by a version without a listing, by key, after
   * one of them.
   */
  public static List<String> unlisted(Handle handle, String after) {
    return handle
        .createQuery(
            "select w.uuid from workshop w where w.uuid > :after and w.archived_at is null"
                + " and w.event_type <> 'regulars' and not exists"
                + " (select 1 from listing m where m.workshop_uuid = w.uuid)"
                + " order by w.uuid fetch first 500 rows only")
        .bind("after", after)
        .mapTo(String.class)
        .list();
  }
}
