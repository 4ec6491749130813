package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.extraction.reading.Reading;
import java.util.ArrayList;
import java.util.List;

/** Finds the events in data that uses the vocabulary of schema.org, whatever syntax carried it. */
final class SchemaOrgEvents {

  /** No page that people read announces more, and with each goes what its parent lends it. */
  private static final int MOST_EVENTS = 1000;

  private SchemaOrgEvents() {}

  /**
   * Adds the events in a tree, as far as a page may announce so many.
   *
   * @param extractor who found the tree
   */
  static void read(String extractor, JsonNode root, Reading page, List<EventClaim> events) {
    for (JsonTree.Spot spot : events(root, page)) {
      if (events.size() == MOST_EVENTS) {
        page.isCutIf(true);
        return;
      }
      events.add(SchemaOrgClaims.of(extractor, spot, page));
    }
  }

  /** The events in a tree that announce something themselves, in document order. */
  private static List<JsonTree.Spot> events(JsonNode root, Reading page) {
    List<JsonTree.Spot> events = new ArrayList<>();
    for (JsonTree.Spot spot : JsonTree.objects(root, page.budget())) {
      boolean parent = spot.key().equals("superEvent") || isIn(spot, "superEvent");
      if (SchemaOrg.isEvent(spot.node()) && !parent && !hasDatedParts(spot.node())) {
        events.add(spot);
      }
    }
    return events;
  }

  private static boolean isIn(JsonTree.Spot spot, String key) {
    JsonTree.Spot parent = spot.parent();
    return parent != null && parent.key().equals(key) && parent.node().isArray();
  }

  /** An event of several parts is announced by its parts. */
  private static boolean hasDatedParts(JsonNode event) {
    for (String key : List.of("subEvent", "subEvents")) {
      for (JsonNode part : SchemaOrg.each(event.path(key))) {
        if (part.hasNonNull("startDate")) {
          return true;
        }
      }
    }
    return false;
  }
}
