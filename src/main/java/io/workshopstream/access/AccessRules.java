package io.workshopstream.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in.
 *
 * @param everyone whether callers without a token, from whatever machine, are served as long as
 *     there is no token and no issuer; only for a server behind a gateway that authenticates
 * @param singleSignOn whether an issuer is configured, so that everybody has to prove themselves
 * @param origins web origins, such as {@code https://admin.example.org}, whose pages may call
 *     besides our own
 * @param tokenLifetime the life of a token for which the one who makes it names none
 */
public record AccessRules(
    boolean everyone, boolean singleSignOn, Set<String> origins, Duration tokenLifetime) {

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
   * @param secure whether the request is known to come by TLS
   */
  boolean allows(String origin, @Nullable String host, boolean secure) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return origins.contains(lower) || isSame(lower, host, secure);
  }

  /**
   * Behind TLS our own pages have come by TLS. Else the scheme says nothing: a proxy in front may
   * have changed it.
   */
  private static boolean isSame(String origin, @Nullable String host, boolean secure) {
    int authority = origin.indexOf("://");
    return host != null
        && authority > 0
        && (!secure || origin.startsWith("https:"))
        && origin.substring(authority + 3).equals(host.toLowerCase(Locale.ROOT));
  }
}
