package io.workshopstream.api.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPlace;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A place in a list as one opaque word. It says for which filters and which order it was made, and
 * counts for no others. A made-up one leads to another place of the same list, and to nothing else.
 */
final class ListingCursor {

  private static final int LONGEST = 200;
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{1,8}) ([0-9T:.-]{16,29}) ([0-9a-f]{24}-[0-9]{3})");

  private ListingCursor() {}

  static String text(ListingPlace place, ListingOrder order, Map<String, String> wanted) {
    String text = sum(order, wanted) + " " + place.at() + " " + place.meeting();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** The place that a word names; empty when it is none, or one of another list. */
  static Optional<ListingPlace> parse(String word, ListingOrder order, Map<String, String> wanted) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(word), UTF_8);
      Matcher parts = FORM.matcher(text);
      return parts.matches() && parts.group(1).equals(sum(order, wanted))
          ? Optional.of(new ListingPlace(LocalDateTime.parse(parts.group(2)), parts.group(3)))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static String sum(ListingOrder order, Map<String, String> wanted) {
    CRC32C sum = new CRC32C();
    sum.update((order.word() + wanted).getBytes(UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
