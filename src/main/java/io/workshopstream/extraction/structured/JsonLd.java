package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Events in JSON-LD blocks, well-formed or not. */
public final class JsonLd implements WorkshopExtractor {

  private static final int MOST_BLOCKS = 500;

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    int block = 0;
    for (Element script : page.select("script[type]")) {
      if (isJsonLd(script.attr("type")) && block++ < MOST_BLOCKS) {
        for (JsonNode root : page.json(script)) {
          SchemaOrgEvents.read("json-ld", root, page, events);
        }
      }
    }
    page.isCutIf(block > MOST_BLOCKS);
    return events;
  }

  private static boolean isJsonLd(String type) {
    String plain = type.toLowerCase(Locale.ROOT);
    return plain.contains("ld+json") || plain.contains("ld json");
  }
}
