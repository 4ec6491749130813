package io.workshopstream.api.workshop;

import io.workshopstream.api.listing.PublicListing;
import io.workshopstream.api.listing.PublicMeeting;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.MeetingFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/**
 * Lists in the forms of the old system, which has no pages: of more meetings than {@link #MOST}
 * those that come first.
 */
@ApplicationScoped
public class Listing {

  /** The most meetings of one list. */
  static final int MOST = 1000;

  @Inject private PublicListing listing;

  /** Those that are wanted, grouped by week. */
  WeekView week(MeetingFilter filter) {
    return WeekView.of(
        meetings(filter).stream()
            .map(
                meeting ->
                    new WeekView.Dated(
                        meeting.slot().date(),
                        listing.monday(meeting.studio()),
                        WorkshopItem.of(meeting)))
            .toList());
  }

  /** Those that are wanted, in order of time. */
  List<ArtistSession> sessions(MeetingFilter filter) {
    return meetings(filter).stream()
        .map(ArtistSession::of)
        .sorted(
            Comparator.comparing(ArtistSession::timestampEpoch).thenComparing(ArtistSession::uuid))
        .toList();
  }

  private List<PublicMeeting> meetings(MeetingFilter filter) {
    return listing.meetings(filter, ListingOrder.DATE, null, MOST);
  }
}
