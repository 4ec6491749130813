package io.workshopstream.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * The answer to a caller who may not come in, as RFC 9457 problem details with our {@code message}.
 */
enum Refusal {
  NOT_LOCAL(
      401,
      "Unauthorized",
      "Only this machine is served: no credential is configured. Set access.everyone=true behind a"
          + " gateway that authenticates."),
  FOREIGN_ORIGIN(
      403, "Forbidden", "Pages of this origin may not call: add it to access.origins to allow it.");

  private final int status;
  private final String title;
  private final String message;

  Refusal(int status, String title, String message) {
    this.status = status;
    this.title = title;
    this.message = message;
  }

  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    String body =
        String.format(
            Locale.ROOT,
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"message\":\"%s\"}",
            title,
            status,
            message,
            message);
    response.getOutputStream().write(body.getBytes(UTF_8));
  }
}
