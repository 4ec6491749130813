package io.workshopstream.access.session;

import io.workshopstream.access.identity.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a session: not for scripts, not for requests from other sites, and behind TLS for
 * nothing but TLS and this very host ({@code __Host-}).
 */
public final class SessionCookie {

  private static final String PLAIN = "workshop-session";
  private static final String SECURE = "__Host-" + PLAIN;

  private SessionCookie() {}

  /** The secret in a request's cookie; empty when it has none that can be one. */
  public static Optional<Secret> in(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    List<Cookie> all = cookies == null ? List.of() : Arrays.asList(cookies);
    Optional<Secret> secure = named(SECURE, all);
    return secure.isPresent() || isSecure(request) ? secure : named(PLAIN, all);
  }

  private static Optional<Secret> named(String name, List<Cookie> all) {
    return all.stream()
        .filter(cookie -> cookie.getName().equals(name))
        .flatMap(cookie -> Secret.parse(Secret.Kind.SESSION, cookie.getValue()).stream())
        .findFirst();
  }

  /** The header that gives a browser its cookie. */
  public static String set(Sessions.Started session, HttpServletRequest request) {
    return set(session, isSecure(request));
  }

  /**
   * The same where it is known how the browser came.
   *
   * @param secure whether it speaks TLS
   */
  public static String set(Sessions.Started session, boolean secure) {
    return header(session.secret().value(), session.life(), secure);
  }

  /** The headers that take it away, whatever it is called. */
  public static List<String> clear() {
    return List.of(header("", Duration.ZERO, true), header("", Duration.ZERO, false));
  }

  private static String header(String value, Duration life, boolean secure) {
    return String.format(
        Locale.ROOT,
        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s",
        secure ? SECURE : PLAIN,
        value,
        life.toSeconds(),
        secure ? "; Secure" : "");
  }

  /**
   * Whether the browser speaks TLS, with us or with a proxy: proxies say so, and browsers do with
   * the origin of a page that posts. Who says so falsely gets a stricter cookie.
   */
  private static boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))
        || isHttps(request.getHeader("Origin"));
  }

  private static boolean isHttps(@Nullable String origin) {
    return origin != null && origin.startsWith("https://");
  }
}
