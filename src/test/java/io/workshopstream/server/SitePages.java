package io.workshopstream.server;

import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;

/** Pages for the tests' own studio. */
final class SitePages {

  private SitePages() {}

  /** A page that announces one workshop in ten days. */
  static String workshop(String song) {
    return workshop(song, "Anvi");
  }

  /** The same by somebody else. */
  static String workshop(String song, String by) {
    return """
        <html><head><meta charset="utf-8"><title>%1$s by %3$s</title></head><body>
        <h1>%1$s dance workshop</h1>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"DanceEvent",
        "name":"%1$s","startDate":"%2$sT17:00","endDate":"%2$sT19:00",
        "performer":{"@type":"Person","name":"%3$s"},
        "location":{"@type":"Place","name":"Test Site","address":"Indiranagar, Bangalore"}}</script>
        </body></html>"""
        .formatted(song, LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(10), by);
  }

  /** A page that announces nothing, in enough words to be believed. */
  static String closed() {
    return """
        <h1>Closed for the holidays</h1>
        <p>We are away and do not teach at the moment. Thank you for a wonderful year with so much
        dancing; we are looking forward to seeing all of you again in spring.</p>
        """;
  }

  /** A list of pages that take their time and announce nothing; the second one is missing. */
  static void list(int count, long millis) {
    StringBuilder list = new StringBuilder();
    IntStream.rangeClosed(1, count)
        .forEach(i -> list.append("<a href='/event/").append(i).append("'>event</a>"));
    ServerClient.SITE.page("/list", list.toString());
    ServerClient.SITE.at("/event/*", new Slow(millis, (request, reply) -> reply.html(closed())));
    ServerClient.SITE.at("/event/2", new Status(404));
  }
}
