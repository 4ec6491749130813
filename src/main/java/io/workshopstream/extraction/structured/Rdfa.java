package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Events in RDFa, in the vocabulary of schema.org or its forerunner. An item becomes the same tree
 * that JSON-LD would be; names count without their prefix.
 *
 * @see <a href="https://www.w3.org/TR/rdfa-lite/">RDFa Lite</a>
 */
public final class Rdfa implements WorkshopExtractor {

  private static final int MOST_ITEMS = 2000;
  private static final int DEEPEST = 50;

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    if (page.first("[typeof]").isEmpty()) {
      return events;
    }
    Items items = new Items(page);
    page.walk(items);
    page.isCutIf(items.items >= MOST_ITEMS);
    for (ObjectNode root : items.roots) {
      SchemaOrgEvents.read("rdfa", root, page, events);
    }
    return events;
  }

  /** The items of one document, read in one walk. */
  private static final class Items implements NodeVisitor {

    /** What is open: an item, or a relation whose item is still to come. */
    private record Open(Element element, @Nullable ObjectNode item, @Nullable String relation) {}

    private final List<ObjectNode> roots = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Reading page;
    private int items;

    Items(Reading page) {
      this.page = page;
    }

    @Override
    public void head(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      String property = element.attr("property");
      String relation = element.attr("rel");
      boolean related =
          relation.contains(":") || (!relation.isEmpty() && element.hasAttr("typeof"));
      if (element.hasAttr("typeof") && items < MOST_ITEMS && open.size() < DEEPEST) {
        begin(element, property.isEmpty() ? (related ? relation : "") : property);
        return;
      }
      ObjectNode item = item();
      if (item == null) {
        return;
      }
      if (!property.isEmpty()) {
        add(item, property, value(element, localName(property), related));
      }
      if (related && element.hasAttr("href")) {
        add(item, relation, element.attr("href"));
      } else if (related && open.size() < DEEPEST) {
        open.push(new Open(element, null, relation));
      }
    }

    private void begin(Element element, String property) {
      items++;
      ObjectNode item = JsonNodeFactory.instance.objectNode();
      ArrayNode types = item.putArray("@type");
      for (String type : element.attr("typeof").split("\\s", -1)) {
        types.add(type);
      }
      Open outer = open.peek();
      ObjectNode parent = item();
      String name = property.isEmpty() && outer != null ? outer.relation() : property;
      if (parent == null || name == null || name.isEmpty()) {
        roots.add(item);
      } else {
        for (String each : name.strip().split("\\s+", -1)) {
          parent.withArrayProperty(SchemaOrg.property(each)).add(item);
        }
      }
      open.push(new Open(element, item, null));
    }

    private @Nullable ObjectNode item() {
      for (Open each : open) {
        if (each.item() != null) {
          return each.item();
        }
      }
      return null;
    }

    private static void add(ObjectNode item, String names, String value) {
      for (String name : names.strip().split("\\s+", -1)) {
        item.withArrayProperty(SchemaOrg.property(name)).add(value);
      }
    }

    private static String localName(String name) {
      return SchemaOrg.localName(name);
    }

    private String value(Element element, String name, boolean related) {
      for (String attribute : List.of("content", "datetime")) {
        if (element.hasAttr(attribute)) {
          return element.attr(attribute);
        }
      }
      boolean text = related || name.equals("name") || name.equals("summary");
      String address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
      return text || address.isEmpty() ? page.text(element) : address;
    }

    @Override
    public void tail(Node node, int depth) {
      Open last = open.peek();
      if (last != null && last.element().equals(node)) {
        open.pop();
      }
    }
  }
}
