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
      List.of(
          "itemprop",
          "itemscope",
          "itemtype",
          "property",
          "typeof",
          "vocab",
          "datetime",
          "content");

  private Stripped() {}

  /** What a page may lose. */
  enum Part {
    /**
     * Scripts, what describes the page in its head, and attributes for machines; not the classes of
     * microformats.
     */
    MARKUP,
    CLASSES,
    /** They become blocks. */
    HEADINGS
  }

  /** A page without some of its parts. */
  static String of(String html, Set<Part> without) {
    Document page = Jsoup.parse(html);
    if (without.contains(Part.MARKUP)) {
      page.select("script, meta[property], meta[itemprop], meta[name]").remove();
      page.getAllElements().forEach(Stripped::withoutMarkup);
    }
    if (without.contains(Part.CLASSES)) {
      page.getAllElements().removeAttr("class");
    }
    if (without.contains(Part.HEADINGS)) {
      page.select("h1, h2, h3, h4, h5, h6").tagName("div");
    }
    return page.html();
  }

  private static void withoutMarkup(Element element) {
    MARKUP.forEach(element::removeAttr);
    for (Attribute attribute : element.attributes().asList()) {
      if (attribute.getKey().startsWith("data-")) {
        element.removeAttr(attribute.getKey());
      }
    }
  }
}
