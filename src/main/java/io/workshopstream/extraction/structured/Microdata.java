package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Events in microdata. An item becomes the same tree that JSON-LD would be.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/microdata.html">HTML, section Microdata</a>
 */
public final class Microdata implements WorkshopExtractor {

  private static final int DEEPEST = 12;
  private static final int MOST_ELEMENTS = 100_000;

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    List<Element> scopes = page.select("[itemscope][itemtype]");
    if (scopes.isEmpty()) {
      return events;
    }
    Items items = new Items(page);
    for (Element item : scopes) {
      if (!items.seen.contains(item)) {
        SchemaOrgEvents.read("microdata", items.item(item, 0), page, events);
      }
    }
    page.isCutIf(items.seen.size() >= MOST_ELEMENTS);
    return events;
  }

  /** The items of one document; each element is read once. */
  private static final class Items {

    private final Map<String, Element> named = new HashMap<>();
    private final Set<Element> seen = new HashSet<>();
    private final Reading page;

    Items(Reading page) {
      this.page = page;
      for (Element element : page.select("[id]")) {
        named.putIfAbsent(element.id(), element);
      }
    }

    ObjectNode item(Element scope, int depth) {
      ObjectNode item = JsonNodeFactory.instance.objectNode();
      seen.add(scope);
      ArrayNode types = item.putArray("@type");
      for (String type : scope.attr("itemtype").split("\\s", -1)) {
        types.add(type);
      }
      children(scope, item, depth);
      for (String id : scope.attr("itemref").split("\\s", -1)) {
        Element referred = id.isEmpty() ? null : named.get(id);
        if (referred != null && seen.size() < MOST_ELEMENTS && !seen.contains(referred)) {
          seen.add(referred);
          if (!property(referred, item, depth)) {
            children(referred, item, depth);
          }
        }
      }
      return item;
    }

    /** The properties below an element, not those of items inside it; without recursion. */
    private void children(Element parent, ObjectNode item, int depth) {
      Element element = parent.firstElementChild();
      while (element != null) {
        boolean nested = property(element, item, depth);
        element = next(element, parent, nested);
      }
    }

    private static @Nullable Element next(Element element, Element root, boolean skipChildren) {
      Element child = skipChildren ? null : element.firstElementChild();
      if (child != null) {
        return child;
      }
      Element at = element;
      while (at != null && !at.equals(root)) {
        Element sibling = at.nextElementSibling();
        if (sibling != null) {
          return sibling;
        }
        at = at.parent();
      }
      return null;
    }

    /** Whether the element is an item of its own. */
    private boolean property(Element element, ObjectNode item, int depth) {
      page.budget().spend(1);
      boolean nested = element.hasAttr("itemscope");
      String names = element.attr("itemprop");
      if (names.isBlank()) {
        return nested;
      }
      boolean readable = nested && depth < DEEPEST && !seen.contains(element);
      for (String name : names.strip().split("\\s+", -1)) {
        ArrayNode values = item.withArrayProperty(name);
        if (readable) {
          values.add(item(element, depth + 1));
        } else if (!nested) {
          values.add(value(element, name));
        }
      }
      return nested;
    }

    private String value(Element element, String name) {
      if (element.hasAttr("content")) {
        return element.attr("content");
      }
      if (element.hasAttr("datetime")) {
        return element.attr("datetime");
      }
      boolean text = name.equals("name") || name.equals("summary") || name.equals("description");
      return switch (element.normalName()) {
        case "a", "area", "link" -> text ? page.text(element) : element.attr("href");
        case "img", "audio", "video", "embed", "iframe", "source" -> element.attr("src");
        case "object" -> element.attr("data");
        case "data", "meter" -> element.attr("value");
        case "abbr" -> element.hasAttr("title") ? element.attr("title") : page.text(element);
        default -> page.text(element);
      };
    }
  }
}
