package io.workshopstream.api.feed;

import io.workshopstream.api.listing.ListedItem;
import io.workshopstream.api.listing.PublicMeeting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One workshop with all of its meetings, for everybody.
 *
 * @param artists those who are known
 * @param meetings in order
 */
record PublicWorkshop(
    String id,
    String studioId,
    String studioName,
    String title,
    List<Teacher> artists,
    List<ListedItem> meetings) {

  /** An artist who is known. */
  record Teacher(
      String id, String name, @Nullable String imageUrl, @Nullable String instagramLink) {}

  static PublicWorkshop of(List<PublicMeeting> meetings) {
    PublicMeeting first = meetings.get(0);
    return new PublicWorkshop(
        first.listed().id().value(),
        first.studio().id().value(),
        first.studio().name(),
        first.title(),
        first.artists().stream()
            .map(one -> new Teacher(one.id(), one.name(), one.imageUrl(), one.instagramLink()))
            .toList(),
        meetings.stream().map(ListedItem::of).toList());
  }
}
