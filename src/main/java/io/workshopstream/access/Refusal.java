package io.workshopstream.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * The answer to a request that goes no further, as RFC 9457 problem details with our {@code
 * message}.
 *
 * @param message plain words without quotation marks
 */
record Refusal(int status, String title, String message) {

  static final Refusal NOT_LOCAL =
      new Refusal(
          401,
          "Unauthorized",
          "Only this machine is served, and nothing that came through a proxy: no credential is"
              + " configured. Set access.everyone=true behind a gateway that authenticates.");
  static final Refusal FOREIGN_ORIGIN =
      new Refusal(
          403,
          "Forbidden",
          "Pages of this origin may not call: add it to access.origins to allow it.");
  static final Refusal UNPROVEN_START =
      new Refusal(
          403,
          "Forbidden",
          "A browser that starts work must show that a page of ours asks for it, by Origin, Referer"
              + " or Sec-Fetch-Site: open the page by https or as localhost, or send a POST.");
  static final Refusal NO_HOST =
      new Refusal(
          400,
          "Bad Request",
          "Host must be one name or address with an optional port, such as localhost:8008.");
  static final Refusal TOO_SLOW =
      new Refusal(
          408,
          "Request Timeout",
          "The request body took too long to arrive: send all of it at once.");
  static final Refusal NO_ROOM =
      new Refusal(
          503,
          "Service Unavailable",
          "Too many request bodies are on their way: send this one again, all at once.");
  static final Refusal ENDLESS =
      new Refusal(
          400,
          "Bad Request",
          "A request with Upgrade must say how long its body is: send Content-Length or leave out"
              + " Upgrade.");

  static Refusal tooLong(int most) {
    return new Refusal(
        413, "Request Entity Too Large", "The request body is longer than " + most + " bytes");
  }

  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    if (status == 503) {
      response.setHeader("Retry-After", "10");
    }
    String body =
        String.format(
            Locale.ROOT,
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"message\":\"%s\"}",
            title,
            status,
            message,
            message);
    byte[] bytes = body.getBytes(UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
