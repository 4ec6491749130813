package io.workshopstream.crawl.address;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads references as browsers do (RFC 3986 section 5, with the leniency of the WHATWG URL
 * standard): blanks, backslashes, letters of any script and stray per cent signs are no obstacle.
 */
public final class AddressParser {

  /** Longer references are no links; RFC 9110 section 4.1 asks for 8,000 octets at least. */
  private static final int LONGEST = 8_000;

  private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*+):");
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?is)(https?):/*+([^/?]+)([^?]*+)(?:\\?(.*))?");
  private static final Pattern EDGES =
      Pattern.compile("^[\\x00-\\x20]++|(?<![\\x00-\\x20])[\\x00-\\x20]++$");
  private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]++");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");
  private static final Pattern DOT = Pattern.compile("(?i)\\.|%2e");
  private static final Pattern TWO_DOTS = Pattern.compile("(?i)(?:\\.|%2e){2}");
  private static final String PATH_SIGNS = "-._~!$&'()*+,;=:@/";
  private static final String QUERY_SIGNS = PATH_SIGNS + "?[]";

  private AddressParser() {}

  /**
   * The absolute http(s) address that a reference means, without its fragment.
   *
   * @return empty for other schemes, for what names no {@link Origin}, and for what no browser
   *     could open
   */
  public static Optional<URI> resolve(URI base, String reference) {
    String text = trimmed(reference);
    if (text.chars().anyMatch(letter -> letter < ' ')) {
      text = BREAKS.matcher(text).replaceAll("");
    }
    int fragment = text.indexOf('#');
    text = forwardSlashes(fragment < 0 ? text : text.substring(0, fragment));
    return text.length() > LONGEST ? Optional.empty() : parse(absolute(base, text));
  }

  /** As {@link #resolve} without a base: empty for what does not name its scheme. */
  public static Optional<URI> absolute(String words) {
    boolean complete = SCHEME.matcher(trimmed(words)).lookingAt();
    return complete ? resolve(URI.create("about:blank"), words) : Optional.empty();
  }

  private static String trimmed(String text) {
    boolean plain = !text.isEmpty() && text.charAt(0) > ' ' && text.charAt(text.length() - 1) > ' ';
    return plain ? text : EDGES.matcher(text).replaceAll("");
  }

  private static String forwardSlashes(String text) {
    int query = text.indexOf('?');
    return query < 0
        ? text.replace('\\', '/')
        : text.substring(0, query).replace('\\', '/') + text.substring(query);
  }

  private static String absolute(URI base, String text) {
    if (SCHEME.matcher(text).lookingAt()) {
      return text;
    }
    String scheme = base.getScheme() + ":";
    if (text.startsWith("//")) {
      return scheme + text;
    }
    String site = scheme + "//" + base.getRawAuthority();
    String path = base.getRawPath() == null ? "" : base.getRawPath();
    if (text.startsWith("/")) {
      return site + text;
    }
    if (text.startsWith("?")) {
      return site + path + text;
    }
    return text.isEmpty()
        ? base.toString().replaceFirst("#.*", "")
        : site + path.substring(0, path.lastIndexOf('/') + 1).replaceFirst("^$", "/") + text;
  }

  private static Optional<URI> parse(String absolute) {
    Matcher parts = ABSOLUTE.matcher(absolute);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String path = withoutDots(escape(parts.group(3), PATH_SIGNS));
    String query = parts.group(4) == null ? "" : "?" + escape(parts.group(4), QUERY_SIGNS);
    try {
      String scheme = parts.group(1).toLowerCase(Locale.ROOT);
      URI address = new URI(scheme + "://" + authority(parts.group(2)) + path + query);
      return Optional.of(address).filter(found -> Origin.of(found).isPresent());
    } catch (URISyntaxException | IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static String authority(String text) {
    int at = text.lastIndexOf('@');
    String user = at < 0 ? "" : escape(text.substring(0, at), "-._~!$&'()*+,;=:") + "@";
    String host = text.substring(at + 1);
    boolean plain = host.chars().allMatch(letter -> letter < 0x80);
    // IDN.toASCII would refuse the colon in front of a port
    int colon = plain ? -1 : host.indexOf(':');
    String port = colon < 0 ? "" : host.substring(colon);
    String name = colon < 0 ? host : host.substring(0, colon);
    return user + (plain ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED)) + port;
  }

  /** Removes "." and ".." (RFC 3986 section 5.2.4), also where their dots are escaped. */
  static String withoutDots(String path) {
    if (!path.contains("/.") && !path.contains("/%2") && path.startsWith("/")) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean up = TWO_DOTS.matcher(segments[i]).matches();
      boolean dots = up || DOT.matcher(segments[i]).matches();
      if (up) {
        kept.pollLast();
      }
      if (!dots) {
        kept.addLast(segments[i]);
      } else if (i == segments.length - 1) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }

  private static String escape(String text, String signs) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    Matcher escapes = ESCAPE.matcher(text);
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      boolean kept =
          letter == '%' ? escapes.region(i, text.length()).lookingAt() : isPlain(letter, signs);
      if (kept) {
        escaped.appendCodePoint(letter);
      } else {
        for (byte octet : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
          escaped.append('%').append(String.format(Locale.ROOT, "%02X", octet));
        }
      }
      i += Character.charCount(letter);
    }
    return escaped.toString();
  }

  private static boolean isPlain(int letter, String signs) {
    return letter < 0x80
        && (Character.isLetterOrDigit(letter) || (letter > 0x20 && signs.indexOf(letter) >= 0));
  }
}
