package io.workshopstream.access.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The cookie of a login that has begun, for ten minutes. The issuer sends the browser back from
 * another site, and then only a cookie that is {@code Lax} comes along.
 */
public final class LoginCookie {

  private static final String PLAIN = "workshop-login";
  private static final String SECURE = "__Host-" + PLAIN;
  private static final int LIFE_SECONDS = 600;

  private LoginCookie() {}

  /** The login that a browser began; empty when it began none here. */
  public static Optional<LoginAttempt> in(HttpServletRequest request, ClientRegistration client) {
    Cookie[] cookies = request.getCookies();
    List<Cookie> all = cookies == null ? List.of() : Arrays.asList(cookies);
    return all.stream()
        .filter(cookie -> cookie.getName().equals(name(client)))
        .flatMap(cookie -> LoginAttempt.parse(cookie.getValue()).stream())
        .findFirst();
  }

  /** The header that gives a browser its cookie. */
  public static String set(LoginAttempt attempt, ClientRegistration client) {
    return header(attempt.words(), LIFE_SECONDS, client);
  }

  /** The header that takes it away. */
  public static String clear(ClientRegistration client) {
    return header("", 0, client);
  }

  private static String header(String value, int life, ClientRegistration client) {
    return String.format(
        Locale.ROOT,
        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s",
        name(client),
        value,
        life,
        client.isSecure() ? "; Secure" : "");
  }

  private static String name(ClientRegistration client) {
    return client.isSecure() ? SECURE : PLAIN;
  }
}
