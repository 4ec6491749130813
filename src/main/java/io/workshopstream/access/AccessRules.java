package io.workshopstream.access;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in.
 *
 * @param everyone whether callers from other machines are served; only for a server behind a
 *     gateway that authenticates
 * @param origins web origins, such as {@code https://admin.example.org}, whose pages may call
 *     besides our own
 */
public record AccessRules(boolean everyone, Set<String> origins) {

  public AccessRules {
    origins =
        origins.stream()
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a page of this origin may call.
   *
   * @param origin the Origin header; {@code null} as text is what files and sandboxes send
   * @param host the Host header, with the port unless it is the default one
   */
  boolean allows(String origin, @Nullable String host) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return origins.contains(lower) || isSame(lower, host);
  }

  /** Compares without the scheme, which a proxy in front may have changed. */
  private static boolean isSame(String origin, @Nullable String host) {
    int authority = origin.indexOf("://");
    return host != null
        && authority > 0
        && origin.substring(authority + 3).equals(host.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a Host header names this machine; another name with a local address is DNS rebinding.
   */
  static boolean isLocalName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    try {
      String name = URI.create("http://" + host).getHost();
      return name != null
          && Set.of("localhost", "127.0.0.1", "[::1]").contains(name.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
