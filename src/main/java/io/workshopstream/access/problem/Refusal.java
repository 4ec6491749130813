package io.workshopstream.access.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that goes no further, as RFC 9457 problem details with our {@code
 * message}.
 *
 * @param message plain words without quotation marks
 * @param challenge what to prove oneself with (RFC 6750); null when that does not help
 * @param retryAfter after how many seconds it may go better; 0 when waiting does not help
 */
public record Refusal(
    int status, String title, String message, @Nullable String challenge, long retryAfter) {

  private static final long BUSY_SECONDS = 10;

  /** How to prove oneself. */
  public static final String BEARER = "Bearer realm=\"workshop-streaming\"";

  private Refusal(int status, String title, String message) {
    this(status, title, message, null);
  }

  private Refusal(int status, String title, String message, @Nullable String challenge) {
    this(status, title, message, challenge, status == 503 ? BUSY_SECONDS : 0);
  }

  public static final Refusal NOT_LOCAL =
      new Refusal(
          401,
          "Unauthorized",
          "Only this machine is served, and nothing that came through a proxy: no credential is"
              + " configured. Make a token from this machine by POST /api/tokens, or set"
              + " access.everyone=true behind a gateway that authenticates.",
          BEARER);
  public static final Refusal FIRST_TOKEN =
      new Refusal(
          401,
          "Unauthorized",
          "The first token is made on the server's own machine: who has it is the only admin.",
          BEARER);
  public static final Refusal NO_TOKEN =
      new Refusal(
          401,
          "Unauthorized",
          "A token is needed: send it as Authorization: Bearer, or log in at /login.html.",
          BEARER);
  public static final Refusal INVALID_TOKEN =
      new Refusal(
          401,
          "Unauthorized",
          "The token must be one that is neither revoked nor expired.",
          BEARER + ", error=\"invalid_token\"");
  public static final Refusal INVALID_TICKET =
      new Refusal(
          401,
          "Unauthorized",
          "The ticket must be one for this run, not used yet and at most 30 seconds old: ask for a new"
              + " one by POST /api/tickets.",
          BEARER + ", error=\"invalid_token\"");
  public static final Refusal FORGEABLE =
      new Refusal(
          403,
          "Forbidden",
          "What a browser changes with its login must have the header X-Requested-With, which pages"
              + " of other sites cannot send.");
  public static final Refusal UNCHECKED =
      new Refusal(
          503,
          "Service Unavailable",
          "Tokens cannot be checked right now, because the database does not answer: try again in a"
              + " moment.");
  public static final Refusal FOREIGN_ORIGIN =
      new Refusal(
          403,
          "Forbidden",
          "Pages of this origin may not call: add it to access.origins to allow it.");
  public static final Refusal UNPROVEN_START =
      new Refusal(
          403,
          "Forbidden",
          "A browser that starts work must show that a page of ours asks for it, by Origin, Referer"
              + " or Sec-Fetch-Site: open the page by https or as localhost, or send a POST.");
  public static final Refusal NO_HOST =
      new Refusal(
          400,
          "Bad Request",
          "Host must be one name or address with an optional port, such as localhost:8008.");
  public static final Refusal TOO_SLOW =
      new Refusal(
          408,
          "Request Timeout",
          "The request body took too long to arrive: send all of it at once.");
  public static final Refusal NO_ROOM =
      new Refusal(
          503,
          "Service Unavailable",
          "Too many request bodies are on their way: send this one again, all at once.");
  public static final Refusal ENDLESS =
      new Refusal(
          400,
          "Bad Request",
          "A request with Upgrade must say how long its body is: send Content-Length or leave out"
              + " Upgrade.");

  /** A token that must be otherwise. */
  public static Refusal invalid(String must) {
    return new Refusal(401, "Unauthorized", must, BEARER + ", error=\"invalid_token\"");
  }

  /** A token that is right, and good for nothing here. */
  public static Refusal grantsNothing(String why) {
    return new Refusal(403, "Forbidden", why, BEARER + ", error=\"insufficient_scope\"");
  }

  /** A token of which nobody can tell right now. */
  public static Refusal unchecked(String why) {
    return new Refusal(503, "Service Unavailable", why);
  }

  /** A role that is not enough. */
  public static Refusal role(String needed, String has) {
    return new Refusal(
        403,
        "Forbidden",
        "This needs the role " + needed + ": the token has the role " + has + ".",
        BEARER + ", error=\"insufficient_scope\", scope=\"" + needed + "\"");
  }

  /** A body that is longer than a route takes. */
  public static Refusal tooLong(int most) {
    return new Refusal(
        413, "Request Entity Too Large", "The request body is longer than " + most + " bytes");
  }

  /** Something that was done too often. */
  public static Refusal tooMany(String kind, int amount, long period, long wait) {
    return new Refusal(
        429,
        "Too Many Requests",
        String.format(
            Locale.ROOT,
            "Too many %s: at most %d in %d seconds; try again in %d seconds.",
            kind,
            amount,
            period,
            wait),
        null,
        wait);
  }

  /** Answers a request with it. */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (retryAfter > 0 && SoftRefusal.isFor(request)) {
      SoftRefusal.send(response, retryAfter, message);
    } else {
      send(response);
    }
  }

  /** Answers a request that no EventSource can have sent. */
  public void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    if (challenge != null) {
      response.setHeader("WWW-Authenticate", challenge);
    }
    if (retryAfter > 0) {
      response.setHeader("Retry-After", String.valueOf(retryAfter));
    }
    byte[] bytes = json().getBytes(UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private String json() {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"message\":\"%s\"}",
        title,
        status,
        message,
        message);
  }
}
