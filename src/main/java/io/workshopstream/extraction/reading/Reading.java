package io.workshopstream.extraction.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.json.InlineData;
import io.workshopstream.extraction.json.LenientJson;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.outline.Outline;
import io.workshopstream.extraction.outline.OutlineReader;
import io.workshopstream.grammar.date.IsoMoment;
import io.workshopstream.grammar.date.Period;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** A page while it is read: what several extractors need of it is made once. */
public final class Reading {

  private static final int ROW_LEVELS = 8;

  /** A year stands above its months. */
  private static final int MOST_PERIODS = 13;

  private static final int LONGEST_LIST = 40;

  private final Page page;
  private final WorkBudget budget;
  private @Nullable Outline outline;
  private @Nullable List<Facts> facts;
  private @Nullable NavigableMap<Integer, Line> periods;
  private @Nullable List<JsonNode> data;
  private @Nullable ElementIndex elements;
  private final Map<Element, List<JsonNode>> scripts = new HashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private @Nullable String title;
  private boolean cut;

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

  /** The page's own title; empty when it has none. */
  public String title() {
    if (title == null) {
      title = page.document().title();
    }
    return title;
  }

  /** The elements of the page that a selector names, in its order. */
  public List<Element> select(String selector) {
    return select(page.document(), selector);
  }

  /** The elements in another one, itself included, that a selector names. */
  public List<Element> select(Element root, String selector) {
    return budget.metered(matches(root, selector).toList());
  }

  /** The first element of the page that a selector names. */
  public Optional<Element> first(String selector) {
    return first(page.document(), selector);
  }

  public Optional<Element> first(Element root, String selector) {
    return matches(root, selector).findFirst();
  }

  private Stream<Element> matches(Element root, String selector) {
    Evaluator wanted = Selector.evaluatorOf(selector);
    return (root.equals(page.document()) ? elements().mayMatch(selector).stream() : root.stream())
        .peek(element -> budget.spend(1))
        .filter(element -> wanted.matches(root, element));
  }

  /** All elements; those that the outline adds, too. */
  private ElementIndex elements() {
    if (elements == null) {
      outline();
      elements = new ElementIndex(page.document().getAllElements());
    }
    return elements;
  }

  /** Walks through the whole page; what the visitor does with one node must not take long. */
  public void walk(NodeVisitor visitor) {
    page.document()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                budget.spend(1);
                visitor.head(node, depth);
              }

              @Override
              public void tail(Node node, int depth) {
                visitor.tail(node, depth);
              }
            });
  }

  /** All words in an element. */
  public String text(Element element) {
    return budget.read(element.text());
  }

  /** The visible lines. */
  public Outline outline() {
    if (outline == null) {
      outline =
          page.kind() == Page.Kind.TEXT
              ? Outline.of(page.body(), budget)
              : OutlineReader.outline(page.document(), budget);
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

  /**
   * Every time of day that people read on the page, on the clock of the venue; none for a plain
   * text. What bears a zone, or is written as machines do, proves nothing.
   */
  public Set<LocalTime> hours() {
    Set<LocalTime> hours = new HashSet<>();
    if (page.kind() == Page.Kind.HTML) {
      facts().stream()
          .filter(line -> !line.phrases().times().isEmpty())
          .filter(line -> line.text().indexOf('T') < 0 || IsoMoment.parse(line.text()).isEmpty())
          .flatMap(line -> line.phrases().times().stream())
          .filter(time -> time.zone() == null)
          .flatMap(time -> Stream.of(time.start(), time.end() == null ? time.start() : time.end()))
          .forEach(hours::add);
    }
    return hours;
  }

  /** The lines that give a month or a year to what stands below them. */
  public NavigableMap<Integer, Line> periods() {
    if (periods == null) {
      periods = new TreeMap<>();
      for (Facts facts : facts()) {
        if (facts.isPeriod() || isListOfYear(facts)) {
          periods.put(facts.line().index(), facts.line());
        }
      }
    }
    return periods;
  }

  /**
   * "2019 Meeting Schedule", whether it is marked as a heading or not; the page's own title may be
   * older than what stands on it.
   */
  private boolean isListOfYear(Facts facts) {
    return facts.text().length() <= LONGEST_LIST
        && facts.phrases().dates().isEmpty()
        && facts.line().links().isEmpty()
        && Period.in(facts.text()).year() > 0
        && Generic.isList(facts.text())
        && !title().contains(facts.text());
  }

  /**
   * The lines that give month and year to a line: the nearest above it, and the nearest with a year
   * where that one has none.
   */
  public List<Line> periodsAbove(int index) {
    Map.Entry<Integer, Line> above = periods().floorEntry(index);
    List<Line> found = new ArrayList<>();
    boolean dated = false;
    for (int step = 0; step < MOST_PERIODS && above != null && !dated; step++) {
      dated = Period.in(above.getValue().text()).year() > 0;
      if (step == 0 || dated) {
        found.add(above.getValue());
      }
      above = periods().lowerEntry(above.getKey());
    }
    return found;
  }

  /** Whether a line stands in one of some rows. */
  public static boolean isInside(Line line, Set<Element> elements) {
    return within(line, elements).isPresent();
  }

  /** The one of some rows in which a line stands. */
  public static Optional<Element> within(Line line, Set<Element> elements) {
    Element at = line.element();
    for (int level = 0; level < ROW_LEVELS && at != null; level++, at = at.parent()) {
      if (elements.contains(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Every piece of JSON in the page's scripts. */
  public List<JsonNode> data() {
    if (data == null) {
      data = InlineData.of(page, this::select, budget);
      isCutIf(data.size() >= InlineData.MOST_VALUES);
    }
    return data;
  }

  /** The values in a script that holds nothing but JSON; nobody changes them. */
  public List<JsonNode> json(Element script) {
    return scripts.computeIfAbsent(script, unread -> LenientJson.parse(unread.data(), budget));
  }

  /** Whether an element stands in another one, or is it. */
  public static boolean isInside(Element element, Element other) {
    Element at = element;
    while (at != null && !at.equals(other)) {
      at = at.parent();
    }
    return at != null;
  }

  /** An address on the page made absolute; as written when that is impossible. */
  public String absolute(String address) {
    return addresses.computeIfAbsent(address.strip(), this::resolved);
  }

  private String resolved(String address) {
    String resolved = StringUtil.resolve(page.document().baseUri(), address);
    return resolved.isEmpty() ? address : resolved;
  }
}
