package io.workshopstream.extraction.table;

import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.label.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A row of headings above columns of sessions.
 *
 * @param columns the label of each cell; null for a heading that means nothing to us
 * @param name what the nearest heading above that names something calls all of it, for rows that
 *     have no name
 */
record Headings(Element row, List<@Nullable Label> columns, String name) {

  private static final int MOST_COLUMNS = 12;
  private static final int MOST_HEADINGS = 300;
  private static final int LEVELS = 3;
  private static final int LONGEST_HEADING = 40;

  boolean tellsSessions() {
    boolean date = columns.contains(Label.DATE);
    boolean time = columns.contains(Label.TIME);
    boolean name = columns.contains(Label.NAME) || columns.contains(Label.SONG);
    return (date && time) || (name && (date || time));
  }

  /** All of a page, in its order. */
  static List<Headings> in(Reading page) {
    List<Facts> lines = page.facts();
    List<Headings> headings = new ArrayList<>();
    Set<Element> seen = new HashSet<>();
    String above = "";
    for (int index = 0; index < lines.size() && headings.size() < MOST_HEADINGS; index++) {
      Facts facts = lines.get(index);
      Element row = index > 0 && isWhen(facts) ? row(lines, index) : null;
      if (row != null && seen.add(row)) {
        heading(row, above, page).filter(Headings::tellsSessions).ifPresent(headings::add);
      }
      boolean names = facts.line().isHeading() && !Generic.isList(facts.text());
      above = names ? facts.text() : above;
    }
    page.isCutIf(headings.size() >= MOST_HEADINGS);
    return headings;
  }

  private static boolean isWhen(Facts facts) {
    Label label = facts.text().length() > LONGEST_HEADING ? null : label(facts.text());
    return label == Label.DATE || label == Label.TIME;
  }

  private static @Nullable Label label(String text) {
    return Label.heading(text).orElse(null);
  }

  /** What holds the heading of a column and one of its neighbours. */
  private static @Nullable Element row(List<Facts> lines, int index) {
    Element own = lines.get(index).line().element();
    for (int beside : List.of(index - 1, index + 1)) {
      Element other = beside < lines.size() ? lines.get(beside).line().element() : null;
      boolean heading = other != null && label(lines.get(beside).text()) != null;
      Element row = own != null && other != null && heading ? common(own, other) : null;
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private static @Nullable Element common(Element first, Element second) {
    Element at = first.parent();
    for (int level = 0; level < LEVELS && at != null; level++, at = at.parent()) {
      if (Reading.isInside(second, at)) {
        return at;
      }
    }
    return null;
  }

  private static Optional<Headings> heading(Element row, String name, Reading page) {
    if (row.childrenSize() < 2 || row.childrenSize() > MOST_COLUMNS) {
      return Optional.empty();
    }
    List<@Nullable Label> columns = new ArrayList<>();
    for (Element cell : row.children()) {
      String text = Markup.oneLine(page.text(cell));
      columns.add(text.length() > LONGEST_HEADING ? null : label(text));
    }
    onlyOneDate(row, columns, page);
    return Optional.of(new Headings(row, columns, name));
  }

  /** Beside a column of dates, "Day" only counts: 1, 2, 3. */
  private static void onlyOneDate(Element row, List<@Nullable Label> columns, Reading page) {
    boolean several = columns.indexOf(Label.DATE) != columns.lastIndexOf(Label.DATE);
    for (int column = 0; several && column < columns.size(); column++) {
      boolean day = page.text(row.child(column)).strip().equalsIgnoreCase("day");
      if (day && columns.get(column) == Label.DATE) {
        columns.set(column, null);
      }
    }
  }

  /** The elements after the headings that have as many cells. */
  List<Element> rows(Reading page) {
    Element at = row;
    for (int level = 0; level < LEVELS && at != null; level++, at = at.parent()) {
      List<Element> rows = new ArrayList<>();
      Element next = at.nextElementSibling();
      while (next != null && rows.size() < SessionTable.MOST_ROWS) {
        page.budget().spend(1 + next.childrenSize());
        collect(next, columns.size(), rows);
        next = next.nextElementSibling();
      }
      if (!rows.isEmpty()) {
        return rows;
      }
    }
    return List.of();
  }

  private static void collect(Element element, int columns, List<Element> rows) {
    List<Element> inside = new ArrayList<>();
    for (Element child : element.children()) {
      if (child.childrenSize() == columns && rows.size() < SessionTable.MOST_ROWS) {
        inside.add(child);
      }
    }
    boolean holdsRows = !inside.isEmpty() && inside.size() * 2 >= element.childrenSize();
    if (holdsRows && !element.nameIs("tr")) {
      rows.addAll(inside);
    } else if (element.childrenSize() == columns) {
      rows.add(element);
    }
  }
}
