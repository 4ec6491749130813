package io.workshopstream.extraction.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.crawl.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Finds the JSON that a page's scripts carry, whatever they do with it. */
public final class InlineData {

  /** No page that people read carries more values; a hostile one may. */
  public static final int MOST_VALUES = 500;

  private static final int SHORTEST = 40;

  private final List<JsonNode> values = new ArrayList<>();
  private final StringBuilder stream = new StringBuilder();

  private final WorkBudget budget;

  private InlineData(WorkBudget budget) {
    this.budget = budget;
  }

  /**
   * Every value that is an object or a list, in the page's order.
   *
   * @param select finds the page's elements by a selector
   */
  public static List<JsonNode> of(
      Page page, Function<String, List<Element>> select, WorkBudget budget) {
    InlineData data = new InlineData(budget);
    if (page.kind() == Page.Kind.JSON) {
      data.values.addAll(LenientJson.parse(page.body(), budget));
    }
    for (Element script : select.apply("script")) {
      if (!script.attr("type").contains("ld+json")) {
        data.script(script.data());
      }
    }
    select.apply("*").stream()
        .filter(element -> element.attributesSize() > 0)
        .forEach(data::attributes);
    data.readStream();
    return List.copyOf(data.values);
  }

  /** Whatever an attribute is called: data is told by how it begins. */
  private void attributes(Element element) {
    for (Attribute attribute : element.attributes()) {
      String value = attribute.getValue();
      char first = value.length() < SHORTEST ? ' ' : value.charAt(0);
      if (first == '{' || first == '[') {
        whole(value);
      }
    }
  }

  /** Next.js sends its data in numbered lines, cut anywhere: {@code push([1,"1a:{…}\\n2b:[…"])}. */
  private void readStream() {
    for (String line : stream.toString().split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && colon < 12) {
        whole(line.substring(colon + 1));
      }
    }
  }

  private void script(String words) {
    String plain = words.strip();
    boolean json = plain.startsWith("{") || plain.startsWith("[");
    if (json && whole(plain)) {
      return;
    }
    Scripts.literals(budget.read(words)).forEach(this::whole);
  }

  private boolean whole(String words) {
    if (words.length() < SHORTEST || values.size() >= MOST_VALUES) {
      return false;
    }
    List<JsonNode> read = LenientJson.parse(words, budget);
    for (JsonNode value : read) {
      if (value.isArray() && value.size() == 2 && value.path(1).isTextual()) {
        stream.append(value.path(1).asText());
      } else if (value.isContainerNode()) {
        values.add(value);
      }
    }
    return !read.isEmpty();
  }
}
