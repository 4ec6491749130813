package io.workshopstream.normalisation;

import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Pages without part of what helps to read them, as sites that were never met may be: what is then
 * lost says how much the reading leans on it.
 */
final class Stripped {

  private static final List<String> MARKUP =
      List.of("itemprop", "itemscope", "itemtype", "property", "typeof", "vocab", "datetime");

  private Stripped() {}

  /**
   * A page without some of {@code markup} (scripts, what describes the page in its head, and all
   * attributes for machines), {@code classes} and {@code headings} (which become blocks).
   */
  static String of(String html, Set<String> without) {
    Document page = Jsoup.parse(html);
    if (without.contains("markup")) {
      page.select("script, meta[property], meta[itemprop], meta[name]").remove();
      page.getAllElements().forEach(Stripped::withoutMarkup);
    }
    if (without.contains("classes")) {
      page.getAllElements().removeAttr("class");
    }
    if (without.contains("headings")) {
      page.select("h1, h2, h3, h4, h5, h6").tagName("div");
    }
    return page.html();
  }

  private static void withoutMarkup(Element element) {
    MARKUP.forEach(element::removeAttr);
    element.removeAttr("content");
    for (Attribute attribute : element.attributes().asList()) {
      if (attribute.getKey().startsWith("data-")) {
        element.removeAttr(attribute.getKey());
      }
    }
  }
}
