package io.workshopstream.api.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.studio.StudioEntry;
import io.workshopstream.studio.field.StudioField;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which studios somebody wants to see, in which order.
 *
 * @param sort a word of the order
 * @param after the last one of the page before; null from the first one on
 * @param enabled null for both
 * @param text what id or name has to contain, without case; empty for all
 */
record StudioListing(
    String sort, int limit, @Nullable Place after, @Nullable Boolean enabled, String text) {

  private static final int USUALLY = 50;
  private static final int MOST = 200;
  private static final int LONGEST_TEXT = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  /** What tells where a studio stands in an order. */
  record Place(String name, String id) {

    static Place of(StudioEntry entry) {
      String name = entry.words().text(StudioField.NAME).toLowerCase(Locale.ROOT);
      return new Place(name, entry.id().value());
    }
  }

  private static final Comparator<Place> BY_ID = Comparator.comparing(Place::id);
  private static final Comparator<Place> BY_NAME =
      Comparator.comparing(Place::name).thenComparing(Place::id);
  private static final Map<String, Comparator<Place>> ORDERS =
      Map.of("id", BY_ID, "-id", BY_ID.reversed(), "name", BY_NAME, "-name", BY_NAME.reversed());

  /** A page of studios, and where the next one is. */
  record Page(List<StudioEntry> entries, Optional<String> next) {}

  /**
   * The wish as parameters say it, null for those that are not given.
   *
   * @throws BadRequestException when one cannot work
   */
  static StudioListing parse(
      @Nullable String sort,
      @Nullable String limit,
      @Nullable String cursor,
      @Nullable String enabled,
      @Nullable String text) {
    String order = sort == null ? "id" : sort;
    if (!ORDERS.containsKey(order)) {
      throw new BadRequestException("sort must be one of id, -id, name, -name");
    }
    String words = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    if (words.length() > LONGEST_TEXT) {
      throw new BadRequestException("text must be at most " + LONGEST_TEXT + " characters");
    }
    return new StudioListing(
        order, limit(limit), cursor == null ? null : place(order, cursor), flag(enabled), words);
  }

  private static int limit(@Nullable String text) {
    int limit =
        text == null ? USUALLY : NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw new BadRequestException("limit must be a number from 1 to " + MOST);
    }
    return limit;
  }

  private static @Nullable Boolean flag(@Nullable String text) {
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw new BadRequestException("enabled must be true or false");
    }
    return text == null ? null : Boolean.valueOf(text);
  }

  private static Place place(String order, String cursor) {
    String[] parts = decoded(cursor).split("\n", -1);
    if (parts.length != 3 || !parts[0].equals(order)) {
      throw noCursor();
    }
    return new Place(parts[1], parts[2]);
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw noCursor();
    }
  }

  private static BadRequestException noCursor() {
    return new BadRequestException(
        "cursor must be one that a Link of this list in this order has; leave it out for the first"
            + " page");
  }

  /** The page of these studios that is wanted. */
  Page page(Collection<StudioEntry> all) {
    Comparator<Place> order = ORDERS.getOrDefault(sort, BY_ID);
    List<StudioEntry> wanted =
        all.stream()
            .filter(this::isWanted)
            .filter(entry -> after == null || order.compare(Place.of(entry), after) > 0)
            .sorted(Comparator.comparing(Place::of, order))
            .limit(limit + 1L)
            .toList();
    return wanted.size() <= limit
        ? new Page(wanted, Optional.empty())
        : new Page(wanted.subList(0, limit), Optional.of(next(wanted.get(limit - 1))));
  }

  private boolean isWanted(StudioEntry entry) {
    Place place = Place.of(entry);
    boolean kind = enabled == null || enabled == entry.words().is(StudioField.ENABLED);
    return kind && Stream.of(place.id(), place.name()).anyMatch(one -> one.contains(text));
  }

  private String next(StudioEntry last) {
    Place place = Place.of(last);
    byte[] cursor = String.join("\n", sort, place.name(), place.id()).getBytes(UTF_8);
    UriBuilder link =
        UriBuilder.fromPath("/api/admin/studios")
            .queryParam("sort", sort)
            .queryParam("limit", limit);
    if (enabled != null) {
      link.queryParam("enabled", enabled);
    }
    if (!text.isEmpty()) {
      link.queryParam("text", "{text}");
    }
    return link.queryParam("cursor", Base64.getUrlEncoder().withoutPadding().encodeToString(cursor))
        .build(text.isEmpty() ? new Object[0] : new Object[] {text})
        .toString();
  }
}
