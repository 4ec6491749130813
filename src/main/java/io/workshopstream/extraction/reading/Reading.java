package io.workshopstream.extraction.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.crawl.Page;
import io.workshopstream.extraction.json.InlineData;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.outline.Outline;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** A page while it is read: what several extractors need of it is made once. */
public final class Reading {

  private static final int ROW_LEVELS = 8;

  private final Page page;
  private final WorkBudget budget;
  private @Nullable Outline outline;
  private @Nullable List<Facts> facts;
  private @Nullable NavigableMap<Integer, Line> periods;
  private @Nullable List<JsonNode> data;
  private boolean cut;
  private final Set<Element> rows = new HashSet<>();

  public Reading(Page page, WorkBudget budget) {
    this.page = page;
    this.budget = budget;
  }

  /** What the page may still cost, for loops over what the reading does not hand out itself. */
  public WorkBudget budget() {
    return budget;
  }

  public Page page() {
    return page;
  }

  /** The visible lines. */
  public Outline outline() {
    if (outline == null) {
      outline =
          page.kind() == Page.Kind.TEXT
              ? Outline.of(page.body(), budget)
              : Outline.of(page.document(), budget);
    }
    return outline;
  }

  /** Whether part of the page was left out, for its length. */
  public boolean isCut() {
    return cut || outline().cut();
  }

  /** Says that part of the page was left out, if so. */
  public void isCutIf(boolean left) {
    cut = cut || left;
  }

  /** The visible lines and what the grammar finds in them. */
  public List<Facts> facts() {
    if (facts == null) {
      facts = budget.metered(Facts.of(outline(), budget));
    }
    return facts;
  }

  /** The lines that give a month or a year to what stands below them. */
  public NavigableMap<Integer, Line> periods() {
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
  public Set<Element> rows() {
    return rows;
  }

  /** Whether a line stands in such a row. */
  public boolean isInRow(Line line) {
    return isInside(line, rows);
  }

  public static boolean isInside(Line line, Set<Element> elements) {
    Element at = line.element();
    for (int level = 0; level < ROW_LEVELS && at != null; level++, at = at.parent()) {
      if (elements.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** Every piece of JSON in the page's scripts. */
  public List<JsonNode> data() {
    if (data == null) {
      data = InlineData.of(page);
    }
    return data;
  }

  /** An address on the page made absolute; as written when that is impossible. */
  public String absolute(String address) {
    String base = page.document().baseUri();
    String resolved =
        new Element(Tag.valueOf("a"), base).attr("href", address.strip()).absUrl("href");
    return resolved.isEmpty() ? address.strip() : resolved;
  }
}
