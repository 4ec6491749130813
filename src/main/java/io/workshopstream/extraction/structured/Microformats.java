package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.outline.Paths;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/**
 * Events in microformats: h-event and the older hCalendar. An event becomes the same tree that
 * JSON-LD would be.
 *
 * @see <a href="https://microformats.org/wiki/h-event">h-event</a>
 */
public final class Microformats implements WorkshopExtractor {

  private static final int MOST_EVENTS = 500;
  private static final int MOST_PEOPLE = 200;

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    if (page.select("[class]").stream().noneMatch(Microformats::isRoot)) {
      return events;
    }
    Roots roots = new Roots();
    page.walk(roots);
    page.isCutIf(roots.elements.size() >= MOST_EVENTS);
    roots.elements.forEach(
        (root, elements) -> {
          ObjectNode event = new MicroEvent(page.budget().metered(elements), page).tree();
          if (event.has("name") && event.has("startDate")) {
            JsonTree.Spot spot = new JsonTree.Spot(event, null, Paths.of(root));
            events.add(SchemaOrgClaims.of("microformats", spot, page));
          }
        });
    return events;
  }

  private static boolean isRoot(Element element) {
    return element.attr("class").toLowerCase(Locale.ROOT).contains("event")
        && (element.hasClass("h-event") || element.hasClass("vevent"));
  }

  /** The events of a document, each with the classed elements that belong to it. */
  private static final class Roots implements NodeVisitor {

    private final Map<Element, List<Element>> elements = new LinkedHashMap<>();
    private final Deque<Element> open = new ArrayDeque<>();

    @Override
    public void head(Node node, int depth) {
      if (!(node instanceof Element element) || element.className().isEmpty()) {
        return;
      }
      boolean root = isRoot(element);
      Element outer = open.peek();
      if (outer != null && !root) {
        elements.getOrDefault(outer, new ArrayList<>()).add(element);
      }
      if (root && elements.size() < MOST_EVENTS) {
        elements.put(element, new ArrayList<>());
        open.push(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node.equals(open.peek())) {
        open.pop();
      }
    }
  }

  /** One event, read from its classed elements. */
  private record MicroEvent(List<Element> elements, Reading page) {

    private static final Map<String, Set<String>> TEXTS =
        Map.of(
            "name", Set.of("p-name", "summary"),
            "description", Set.of("description", "e-content", "p-summary", "p-description"),
            "eventStatus", Set.of("status", "p-status"));
    private static final Set<String> PLACES = Set.of("location", "p-location");
    private static final Map<String, Set<String>> PARTS =
        Map.of(
            "streetAddress", Set.of("street-address", "p-street-address"),
            "addressLocality", Set.of("locality", "p-locality"),
            "addressRegion", Set.of("region", "p-region"),
            "postalCode", Set.of("postal-code", "p-postal-code"));

    ObjectNode tree() {
      ObjectNode event = JsonNodeFactory.instance.objectNode().put("@type", "Event");
      TEXTS.forEach(
          (key, classes) -> own(classes).ifPresent(found -> event.put(key, value(found))));
      moment(event, "startDate", Set.of("dt-start", "dtstart"));
      moment(event, "endDate", Set.of("dt-end", "dtend"));
      own(Set.of("duration", "dt-duration"))
          .ifPresent(found -> event.put("duration", Moment.of(found, page)));
      own(Set.of("u-url", "url"))
          .filter(found -> found.hasAttr("href"))
          .ifPresent(found -> event.put("url", found.attr("href")));
      own(PLACES).ifPresent(found -> place(event.putObject("location"), found));
      own(Set.of("organizer", "p-organizer"))
          .ifPresent(found -> event.put("organizer", name(found)));
      elements.stream()
          .filter(element -> element.hasClass("p-performer") || element.hasClass("p-speaker"))
          .limit(MOST_PEOPLE)
          .forEach(found -> event.withArrayProperty("performer").add(name(found)));
      return event;
    }

    private void moment(ObjectNode event, String key, Set<String> classes, Element found) {
      String words = Moment.of(found, page);
      if (!words.isEmpty() && !classes.isEmpty()) {
        event.put(key, words);
      }
    }

    private void moment(ObjectNode event, String key, Set<String> classes) {
      own(classes).ifPresent(found -> moment(event, key, classes, found));
    }

    private Optional<Element> own(Set<String> classes) {
      return elements.stream()
          .filter(element -> is(element, classes) && !isInside(element))
          .findFirst();
    }

    /** The name in a card of the place is the place's. */
    private boolean isInside(Element element) {
      Element at = element.parent();
      for (int depth = 0; at != null && depth < 6; depth++, at = at.parent()) {
        boolean card = at.hasClass("h-card") || at.hasClass("vcard") || is(at, PLACES);
        if (card && !at.hasClass("h-event") && !at.hasClass("vevent")) {
          return true;
        }
      }
      return false;
    }

    private void place(ObjectNode place, Element found) {
      place.put("name", name(found));
      ObjectNode address = place.putObject("address");
      PARTS.forEach(
          (key, classes) ->
              elements.stream()
                  .filter(element -> is(element, classes) && isWithin(element, found))
                  .findFirst()
                  .ifPresent(part -> address.put(key, page.text(part))));
    }

    private static boolean isWithin(Element element, Element outer) {
      Element at = element;
      for (int depth = 0; at != null && depth < 8; depth++, at = at.parent()) {
        if (at.equals(outer)) {
          return true;
        }
      }
      return false;
    }

    /** What a card is called: its own name, else all its words. */
    private String name(Element card) {
      return elements.stream()
          .filter(
              element ->
                  is(element, Set.of("fn", "p-name", "org", "p-org")) && isWithin(element, card))
          .findFirst()
          .map(this::value)
          .orElseGet(() -> value(card));
    }

    private static boolean is(Element element, Set<String> classes) {
      return classes.stream().anyMatch(element::hasClass);
    }

    private String value(Element element) {
      boolean abbreviated = element.nameIs("abbr") && element.hasAttr("title");
      return abbreviated ? element.attr("title") : Markup.oneLine(page.text(element));
    }
  }

  /** A day and time as the value class pattern writes it. */
  private static final class Moment {

    private Moment() {}

    static String of(Element element, Reading page) {
      StringBuilder words = new StringBuilder();
      for (Element part : page.select(element, ".value, .value-title")) {
        words.append(words.isEmpty() ? "" : " ").append(machine(part, page));
      }
      return words.isEmpty() ? machine(element, page) : words.toString();
    }

    private static String machine(Element element, Reading page) {
      for (String attribute : List.of("datetime", "title", "value", "content")) {
        if (element.hasAttr(attribute)) {
          return element.attr(attribute);
        }
      }
      Element inner = page.first(element, "time[datetime], abbr[title]").orElse(element);
      return inner.equals(element) ? Markup.oneLine(page.text(element)) : machine(inner, page);
    }
  }
}
