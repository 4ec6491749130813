package io.workshopstream.api.listing;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPlace;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.workshop.EventType;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the address of a request for the list of meetings says; each value is checked. */
public class ListingQuery {

  private static final int USUALLY = 50;
  private static final int MOST = 200;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
  private static final Pattern DAY = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
  private static final Pattern LETTERS = Pattern.compile("(?U)[^\\w]");

  @QueryParam("studio")
  private @Nullable String studio;

  @QueryParam("artist")
  private @Nullable String artist;

  @QueryParam("from")
  private @Nullable String from;

  @QueryParam("to")
  private @Nullable String to;

  @QueryParam("type")
  private @Nullable String type;

  @QueryParam("text")
  private @Nullable String text;

  @QueryParam("sort")
  private @Nullable String sort;

  @QueryParam("fields")
  private @Nullable String fields;

  @QueryParam("limit")
  private @Nullable String limit;

  @QueryParam("cursor")
  private @Nullable String cursor;

  /** Which meetings are wanted. */
  MeetingFilter filter(PublicListing listing) {
    LocalDate first = day("from", from);
    LocalDate last = day("to", to);
    if (first != null && last != null && first.isAfter(last)) {
      throw new BadRequestException("from must not be after to: " + first + " is after " + last);
    }
    MeetingFilter since = first == null ? listing.current(studio) : listing.from(studio, first);
    return new MeetingFilter(
        since.since(),
        plain("artist", artist, Artist.LONGEST_NAME),
        last,
        types(),
        text == null ? null : listing.words(words(text)));
  }

  private static @Nullable LocalDate day(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException malformed) {
      throw noDay(name);
    }
    throw noDay(name);
  }

  private static BadRequestException noDay(String name) {
    return new BadRequestException(name + " must be a day such as 2026-01-31");
  }

  private Set<EventType> types() {
    if (type == null) {
      return Set.of();
    }
    return Arrays.stream(EventType.values())
        .filter(known -> known != EventType.REGULARS && known.word().equals(type))
        .findFirst()
        .map(Set::of)
        .orElseThrow(
            () ->
                new BadRequestException(
                    "type must be workshop or intensive; others are not listed"));
  }

  private static String words(String text) {
    plain("text", text, LONGEST);
    if (LETTERS.matcher(ArtistNames.folded(text)).replaceAll("").length() < SHORTEST) {
      throw new BadRequestException(
          "text must have " + SHORTEST + " letters at least and " + LONGEST + " signs at most");
    }
    return text;
  }

  private static @Nullable String plain(String name, @Nullable String text, int longest) {
    if (text != null
        && (text.length() > longest || text.chars().anyMatch(Character::isISOControl))) {
      throw new BadRequestException(
          name + " must have " + longest + " signs at most, and none that is not shown");
    }
    return text;
  }

  ListingOrder order() {
    return sort == null
        ? ListingOrder.DATE
        : ListingOrder.of(sort)
            .orElseThrow(
                () ->
                    new BadRequestException(
                        "sort must be one of " + String.join(", ", ListingOrder.words())));
  }

  int limit() {
    if (limit == null) {
      return USUALLY;
    }
    int number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
    if (number < 1 || number > MOST) {
      throw new BadRequestException("limit must be a number from 1 to " + MOST);
    }
    return number;
  }

  /** The values that are wanted of each meeting; all of them when nobody says. */
  List<String> fields() {
    if (fields == null) {
      return ListedItem.FIELDS;
    }
    List<String> wanted = Arrays.stream(fields.split(",", -1)).map(String::strip).toList();
    if (!ListedItem.FIELDS.containsAll(wanted)) {
      throw new BadRequestException(
          "fields must be some of " + String.join(", ", ListedItem.FIELDS) + ", with commas");
    }
    return wanted;
  }

  /** Where the page before ended; null for the first page. */
  @Nullable ListingPlace after() {
    return cursor == null
        ? null
        : ListingCursor.parse(cursor, order(), wanted())
            .orElseThrow(
                () ->
                    new BadRequestException(
                        "cursor must be one that an answer to the same filters and sort gave:"
                            + " leave it out for the first page"));
  }

  /** The address of the page after a place. */
  String next(ListingPlace place) {
    Map<String, String> query = wanted();
    query.put("cursor", ListingCursor.text(place, order(), wanted()));
    put(query, "fields", fields);
    put(query, "limit", limit);
    return NextAddress.of(query);
  }

  /** All that makes a difference to the order and the choice. */
  private Map<String, String> wanted() {
    Map<String, String> wanted = new TreeMap<>();
    put(wanted, "studio", studio);
    put(wanted, "artist", artist);
    put(wanted, "from", from);
    put(wanted, "to", to);
    put(wanted, "type", type);
    put(wanted, "text", text);
    put(wanted, "sort", sort);
    return wanted;
  }

  private static void put(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}
