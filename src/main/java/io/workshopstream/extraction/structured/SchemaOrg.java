package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.extraction.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the events in data that uses the vocabulary of schema.org, whatever syntax carried it.
 *
 * @see <a href="https://schema.org/Event">schema.org/Event</a>
 */
public final class SchemaOrg {

  private static final Set<String> ALSO_EVENTS =
      Set.of("festival", "hackathon", "eventseries", "courseinstance", "conference");

  /** Types whose names end in Event and that nobody attends. */
  private static final Set<String> NOT_EVENTS =
      Set.of("publicationevent", "broadcastevent", "ondemandevent", "deliveryevent", "userevent");

  /** No page that people read announces more, and with each goes what its parent lends it. */
  private static final int MOST_EVENTS = 1000;

  private SchemaOrg() {}

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
      if (isEvent(spot.node()) && !parent && !hasDatedParts(spot.node())) {
        events.add(spot);
      }
    }
    return events;
  }

  private static boolean isIn(JsonTree.Spot spot, String key) {
    JsonTree.Spot parent = spot.parent();
    return parent != null && parent.key().equals(key) && parent.node().isArray();
  }

  public static boolean isEvent(JsonNode node) {
    for (JsonNode type : each(node.path("@type"))) {
      String name = localName(type.asText());
      if (name.endsWith("event") ? !NOT_EVENTS.contains(name) : ALSO_EVENTS.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** The type's name without its vocabulary, lower case. */
  static String localName(String type) {
    return property(type).toLowerCase(Locale.ROOT);
  }

  /** A property's name without its vocabulary: "startDate" for "v:startDate". */
  static String property(String name) {
    int at =
        Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('#'), name.lastIndexOf(':')));
    return name.substring(at + 1).strip();
  }

  /** An event of several parts is announced by its parts. */
  private static boolean hasDatedParts(JsonNode event) {
    for (String key : List.of("subEvent", "subEvents")) {
      for (JsonNode part : each(event.path(key))) {
        if (part.hasNonNull("startDate")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The values of a property: JSON-LD writes one value and a list of one alike. */
  public static Iterable<JsonNode> each(JsonNode value) {
    if (value.isArray()) {
      return value;
    }
    return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
  }
}
