package io.workshopstream.sample;

import java.time.Duration;
import java.util.Map;

/**
 * What a sample site says to one request.
 *
 * @param headers without length; empty when the body's type goes without saying
 * @param delay how long the visitor waits for it
 */
record Answer(int status, Map<String, String> headers, String body, Duration delay) {

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer page(String type, String body) {
    return new Answer(200, Map.of("Content-Type", type), body, Duration.ZERO);
  }

  static Answer notFound() {
    return new Answer(404, html(), SiteFiles.read("not-found.html"), Duration.ZERO);
  }

  static Answer busy() {
    Map<String, String> headers = Map.of("Content-Type", "text/html", "Retry-After", "1");
    return new Answer(503, headers, SiteFiles.read("busy.html"), Duration.ZERO);
  }

  static Answer redirect(String to) {
    return new Answer(302, Map.of("Location", to), "", Duration.ZERO);
  }

  Answer after(Duration wait) {
    return new Answer(status, headers, body, wait);
  }

  private static Map<String, String> html() {
    return Map.of("Content-Type", "text/html");
  }
}
