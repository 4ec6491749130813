package io.workshopstream.crawl.address;

import java.net.URI;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Gives the spellings of one address one form, by the rules of RFC 3986 section 6.2 that never
 * change what a server sees: case of scheme and host, default port, dot segments, needless escapes.
 */
public final class AddressNormaliser {

  private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");

  private AddressNormaliser() {}

  /** The form that is fetched and shown; without a fragment, and without a query unless kept. */
  public static URI normal(URI address, boolean keepQuery) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String query = address.getRawQuery();
    return URI.create(
        site(address)
            + AddressParser.withoutDots(plainEscapes(path))
            + (keepQuery && query != null ? "?" + query : ""));
  }

  /** What two addresses of one page have in common: a closing slash makes no second page. */
  public static String key(URI normal) {
    String query = normal.getRawQuery() == null ? "" : "?" + normal.getRawQuery();
    return site(normal) + normal.getRawPath().replaceFirst("(?<!/)/++$", "") + query;
  }

  private static String site(URI address) {
    String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
    String user = authority.substring(0, authority.lastIndexOf('@') + 1);
    return Origin.of(address)
        .map(origin -> origin.toString().replace("://", "://" + user))
        .orElseGet(() -> address.getScheme() + "://" + authority);
  }

  private static String plainEscapes(String path) {
    return ESCAPE.matcher(path).replaceAll(AddressNormaliser::plainEscape);
  }

  private static String plainEscape(MatchResult escape) {
    char letter = (char) Integer.parseInt(escape.group(1), 16);
    boolean unreserved =
        letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0);
    return unreserved ? String.valueOf(letter) : escape.group().toUpperCase(Locale.ROOT);
  }
}
