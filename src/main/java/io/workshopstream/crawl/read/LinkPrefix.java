package io.workshopstream.crawl.read;

import io.workshopstream.crawl.address.AddressNormaliser;
import io.workshopstream.crawl.address.AddressParser;
import java.net.URI;
import java.util.Locale;

/**
 * What wanted links start with. Compared without case, and http counts as https: sites mix both.
 * Links stay as they are spelled.
 */
final class LinkPrefix {

  private final String start;

  /**
   * @param prefix absolute, or relative to the page where the crawl starts; blank for all links
   */
  LinkPrefix(URI base, String prefix) {
    start =
        prefix.isBlank()
            ? ""
            : AddressParser.resolve(base, prefix)
                .map(address -> comparable(AddressNormaliser.normal(address, true)))
                .orElse("no address starts so");
  }

  /** The bare prefix with its closing slash names the list, no entry of it. */
  boolean matches(URI link) {
    String text = comparable(link);
    return text.startsWith(start) && !(start.endsWith("/") && text.equals(start));
  }

  private static String comparable(URI address) {
    return address.toString().toLowerCase(Locale.ROOT).replaceFirst("^https://", "http://");
  }
}
