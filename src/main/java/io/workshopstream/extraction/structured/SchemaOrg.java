package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The vocabulary of schema.org: which types are events, and how names and values are written.
 *
 * @see <a href="https://schema.org/Event">schema.org/Event</a>
 */
public final class SchemaOrg {

  private static final Set<String> ALSO_EVENTS =
      Set.of("festival", "hackathon", "eventseries", "courseinstance", "conference");

  /** Types whose names end in Event and that nobody attends. */
  private static final Set<String> NOT_EVENTS =
      Set.of("publicationevent", "broadcastevent", "ondemandevent", "deliveryevent", "userevent");

  private SchemaOrg() {}

  /** Whether one of its types is that of an event. */
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

  /** The values of a property: JSON-LD writes one value and a list of one alike. */
  public static Iterable<JsonNode> each(JsonNode value) {
    if (value.isArray()) {
      return value;
    }
    return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
  }
}
