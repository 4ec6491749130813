package io.workshopstream.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.api.listing.PublicMeeting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * New workshops as a feed, in the manner of JSON Feed 1.1.
 *
 * @param feedUrl where it is, as the caller has asked for it
 */
record JsonFeed(String version, String title, String feedUrl, List<Item> items) {

  private static final String VERSION = "https://jsonfeed.org/version/1.1";

  /** A workshop that is new. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String id,
      String url,
      String title,
      String contentText,
      String datePublished,
      String dateModified,
      @Nullable List<Author> authors,
      List<String> tags) {}

  /** Who teaches. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Author(String name, @Nullable String url) {}

  /**
   * Writes a feed.
   *
   * @param meetings the newest first; those of one workshop become one item
   * @param limit how many items at most
   */
  static JsonFeed of(String title, String address, List<PublicMeeting> meetings, int limit) {
    Map<String, List<PublicMeeting>> workshops = new LinkedHashMap<>();
    meetings.forEach(
        one ->
            workshops.computeIfAbsent(one.listed().id().value(), id -> new ArrayList<>()).add(one));
    return new JsonFeed(
        VERSION,
        title,
        address,
        workshops.values().stream().limit(limit).map(JsonFeed::item).toList());
  }

  private static Item item(List<PublicMeeting> meetings) {
    PublicMeeting one = meetings.get(0);
    List<Author> authors =
        one.artists().stream()
            .map(artist -> new Author(artist.name(), artist.instagramLink()))
            .toList();
    return new Item(
        one.listed().id().value(),
        one.workshop().link().toString(),
        one.title(),
        text(meetings),
        one.publication().firstSeenAt().toString(),
        one.publication().updatedAt().toString(),
        authors.isEmpty() ? null : authors,
        List.of(one.studio().id().value(), one.workshop().type().word()));
  }

  private static String text(List<PublicMeeting> meetings) {
    PublicMeeting one = meetings.get(0);
    Stream<String> times =
        meetings.stream().map(meeting -> meeting.slot().text().replace('T', ' ')).sorted();
    return Stream.of(
            Stream.of(one.studio().name()), times, Stream.ofNullable(one.workshop().pricing()))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }
}
