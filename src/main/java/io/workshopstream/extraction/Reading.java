package io.workshopstream.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.crawl.Page;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** A page while it is read: what several extractors need of it is made once. */
final class Reading {

  private static final int ROW_LEVELS = 8;

  private final Page page;
  private @Nullable Outline outline;
  private @Nullable List<Facts> facts;
  private @Nullable NavigableMap<Integer, Line> periods;
  private @Nullable List<JsonNode> data;
  private final Set<Element> rows = new HashSet<>();

  Reading(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  /** The visible lines. */
  Outline outline() {
    if (outline == null) {
      outline =
          page.kind() == Page.Kind.TEXT ? Outline.of(page.body()) : Outline.of(page.document());
    }
    return outline;
  }

  /** The visible lines and what the grammar finds in them. */
  List<Facts> facts() {
    if (facts == null) {
      facts = Facts.of(outline());
    }
    return facts;
  }

  /** The lines that give a month or a year to what stands below them. */
  NavigableMap<Integer, Line> periods() {
    if (periods == null) {
      periods = new TreeMap<>();
      for (Facts facts : facts()) {
        if (facts.isPeriod()) {
          periods.put(facts.line().index(), facts.line());
        }
      }
    }
    return periods;
  }

  /** The rows of tables that were read as sessions: nothing else is to be made of them. */
  Set<Element> rows() {
    return rows;
  }

  /** Whether a line stands in such a row. */
  boolean isInRow(Line line) {
    return isInside(line, rows);
  }

  static boolean isInside(Line line, Set<Element> elements) {
    Element at = line.element();
    for (int level = 0; level < ROW_LEVELS && at != null; level++, at = at.parent()) {
      if (elements.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** Every piece of JSON in the page's scripts. */
  List<JsonNode> data() {
    if (data == null) {
      data = InlineData.of(page);
    }
    return data;
  }

  /** An address on the page made absolute; as written when that is impossible. */
  String absolute(String address) {
    String base = page.document().baseUri();
    String resolved =
        new Element(Tag.valueOf("a"), base).attr("href", address.strip()).absUrl("href");
    return resolved.isEmpty() ? address.strip() : resolved;
  }
}
