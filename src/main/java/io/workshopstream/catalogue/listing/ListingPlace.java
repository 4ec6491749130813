package io.workshopstream.catalogue.listing;

import java.time.LocalDateTime;
import java.util.Comparator;

/**
 * A place in the listing, after which the next page begins.
 *
 * @param at the value that decides the order
 * @param meeting the key of the meeting that stands there
 */
public record ListingPlace(LocalDateTime at, String meeting) {

  static final Comparator<ListingPlace> IN_ORDER =
      Comparator.comparing(ListingPlace::at).thenComparing(ListingPlace::meeting);
}
