package io.workshopstream.extraction;

import io.workshopstream.budget.Budgets;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import java.net.URI;
import java.util.List;

/** Reads small pages and says in one line each what they claim, for tests. */
final class Read {

  private static final URI ADDRESS = URI.create("https://studio.example/events/");

  private Read() {}

  static PageClaims html(String body) {
    return new Extraction()
        .read(new Page(ADDRESS, ADDRESS, Page.Kind.HTML, body), Budgets.plenty());
  }

  /** What one extractor claims. */
  static List<EventClaim> by(String extractor, String body) {
    return html(body).events().stream()
        .filter(event -> event.extractor().equals(extractor))
        .toList();
  }

  /** The words of some fields, joined by " | ", "-" for a field without any. */
  static List<String> lines(List<EventClaim> events, Field... fields) {
    return events.stream().map(event -> line(event, fields)).toList();
  }

  private static String line(EventClaim event, Field... fields) {
    List<String> words =
        List.of(fields).stream()
            .map(field -> String.join("; ", event.all(field).stream().map(Claim::words).toList()))
            .map(all -> all.isEmpty() ? "-" : all)
            .toList();
    return String.join(" | ", words);
  }
}
