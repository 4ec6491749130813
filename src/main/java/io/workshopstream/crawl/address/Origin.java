package io.workshopstream.crawl.address;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an address: scheme, host and port (RFC 6454), in lower case and without gaps.
 *
 * @param host without a closing dot; an IPv6 literal keeps its brackets
 */
public record Origin(String scheme, String host, int port) {

  /** {@link URI} knows no host names with underscores, though the web does. */
  private static final Pattern AUTHORITY =
      Pattern.compile("^(?:[^@]*@)?(\\[[0-9a-fA-F:.%]++]|[0-9a-zA-Z._-]++)(?::(\\d{0,5}))?");

  /** RFC 1035 section 2.3.4. */
  private static final int LONGEST_HOST = 253;

  /** The origin of an http(s) address; empty for any other and for hosts that cannot be read. */
  public static Optional<Origin> of(URI address) {
    String scheme = lower(address.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    @Nullable String authority = address.getRawAuthority();
    Matcher parts = AUTHORITY.matcher(authority == null ? "" : authority);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int port = port(parts.group(2), scheme);
    String written = lower(parts.group(1));
    String host = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    return port < 1 || port > 65_535 || !isHost(host)
        ? Optional.empty()
        : Optional.of(new Origin(scheme, host, port));
  }

  /**
   * A name with an empty label names nobody, and what drops one dot of it here and another there
   * would take one host for two.
   */
  private static boolean isHost(String host) {
    return !host.isEmpty()
        && host.length() <= LONGEST_HOST
        && (host.startsWith("[") || !("." + host + ".").contains(".."));
  }

  private static int port(@Nullable String digits, String scheme) {
    return digits == null || digits.isEmpty() ? defaultPort(scheme) : Integer.parseInt(digits);
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  boolean hasDefaultPort() {
    return port == defaultPort(scheme);
  }

  /** The server as hosts are treated: its name, with the port where that is no default one. */
  public String server() {
    return hasDefaultPort() ? host : host + ":" + port;
  }

  /** The same server: one host on one port, or on the two ports that http and https use. */
  public boolean sameSite(Origin other) {
    return host.equals(other.host)
        && (port == other.port || (hasDefaultPort() && other.hasDefaultPort()));
  }

  /** Where the rules for robots stand (RFC 9309 section 2.3). */
  public URI robots() {
    return URI.create(this + "/robots.txt");
  }

  /** As it stands in front of a path; the default port is left out. */
  @Override
  public String toString() {
    return scheme + "://" + host + (hasDefaultPort() ? "" : ":" + port);
  }
}
