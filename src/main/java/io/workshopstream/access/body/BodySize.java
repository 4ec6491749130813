package io.workshopstream.access.body;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** The longest body of a route, and the time that it has to arrive. */
enum BodySize {
  USUAL(64 * 1024),
  /** A line for each of many artists. */
  TABLES(4 * 1024 * 1024),
  /** Read as it comes, by whoever bounds it. */
  STREAMED(Integer.MAX_VALUE),
  /** Whole pages are posted. */
  PAGES(16 * 1024 * 1024);

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int BYTES_PER_SECOND = 64 * 1024;

  private final int most;

  BodySize(int most) {
    this.most = most;
  }

  static BodySize of(HttpServletRequest request) {
    String path = request.getServletPath() + request.getPathInfo();
    if (path.startsWith("/api/extraction/")) {
      return PAGES;
    }
    if (path.equals("/api/admin/restore")) {
      return STREAMED;
    }
    return path.startsWith("/api/admin/artists/import") ? TABLES : USUAL;
  }

  int most() {
    return most;
  }

  /** Ten seconds for everybody, and one more for each 64 KiB that have come. */
  static Duration timeFor(int received) {
    return GRACE.plusMillis(1000L * received / BYTES_PER_SECOND);
  }
}
