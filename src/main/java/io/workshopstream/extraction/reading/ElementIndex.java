package io.workshopstream.extraction.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The elements of a page by what selectors begin with, so that few are looked at for each. */
final class ElementIndex {

  private static final List<String> ATTRIBUTES = List.of("class", "id", "itemscope", "typeof");

  /** In a selector that says more than what an element itself is. */
  private static final String COMBINED = ", >+";

  private final List<Element> all;

  /** By a tag, or by the opening bracket and an attribute: {@code [class}. */
  private final Map<String, List<Element>> elements = new HashMap<>();

  ElementIndex(List<Element> all) {
    this.all = all;
    for (Element element : all) {
      add(element.normalName(), element);
      for (String name : element.attributesSize() > 0 ? ATTRIBUTES : List.<String>of()) {
        if (element.attributes().hasKey(name)) {
          add("[" + name, element);
        }
      }
    }
  }

  private void add(String key, Element element) {
    elements.computeIfAbsent(key, unused -> new ArrayList<>()).add(element);
  }

  /** The elements among which all are that a selector names. */
  List<Element> mayMatch(String selector) {
    int end = selector.startsWith("[") ? 1 : 0;
    while (end < selector.length() && Character.isLetter(selector.charAt(end))) {
      end++;
    }
    boolean attribute = selector.startsWith("[");
    boolean known = end > 1 && (!attribute || ATTRIBUTES.contains(selector.substring(1, end)));
    boolean simple = known && !isCombined(selector);
    return simple ? elements.getOrDefault(selector.substring(0, end), List.of()) : all;
  }

  private static boolean isCombined(String selector) {
    boolean value = false;
    for (int at = 0; at < selector.length(); at++) {
      char mark = selector.charAt(at);
      value = mark == '[' || (value && mark != ']');
      if (!value && COMBINED.indexOf(mark) >= 0) {
        return true;
      }
    }
    return false;
  }
}
