package io.workshopstream.sample;

import java.time.Duration;
import java.util.Map;

/**
 * What a sample site says to one request.
 *
 * @param headers without length; empty when the body's type goes without saying
 * @param delay how long the visitor waits for it
 */
record SiteAnswer(int status, Map<String, String> headers, String body, Duration delay) {

  SiteAnswer {
    headers = Map.copyOf(headers);
  }

  static SiteAnswer page(String type, String body) {
    return new SiteAnswer(200, Map.of("Content-Type", type), body, Duration.ZERO);
  }

  static SiteAnswer notFound() {
    return new SiteAnswer(404, html(), SiteFiles.read("not-found.html"), Duration.ZERO);
  }

  static SiteAnswer busy() {
    Map<String, String> headers = Map.of("Content-Type", "text/html", "Retry-After", "1");
    return new SiteAnswer(503, headers, SiteFiles.read("busy.html"), Duration.ZERO);
  }

  static SiteAnswer redirect(String to) {
    return new SiteAnswer(302, Map.of("Location", to), "", Duration.ZERO);
  }

  SiteAnswer after(Duration wait) {
    return new SiteAnswer(status, headers, body, wait);
  }

  private static Map<String, String> html() {
    return Map.of("Content-Type", "text/html");
  }
}
