package io.workshopstream.catalogue.listing;

import io.workshopstream.catalogue.artist.Artist;
import java.util.List;
import java.util.Map;

/**
 * Some meetings in order.
 *
 * @param artists those of them who are known, by id, without their aliases
 */
public record ListingPage(List<ListedMeeting> meetings, Map<String, Artist> artists) {

  public ListingPage {
    meetings = List.copyOf(meetings);
    artists = Map.copyOf(artists);
  }
}
