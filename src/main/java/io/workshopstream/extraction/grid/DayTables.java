package io.workshopstream.extraction.grid;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.time.Phrases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Writes into the cells of a table that hold days what the heads of their rows and columns say: the
 * month, as in "JAN. | 03 | 17", or what takes place, as below "Committee meetings" and "Board
 * meetings". Tables without such heads stay as they are.
 */
public final class DayTables {

  private static final int FEWEST = 3;
  private static final int MOST_TABLES = 50;
  private static final int MOST_ROWS = 100;
  private static final int MOST_CELLS = 40;
  private static final int LONGEST_HEAD = 60;
  private static final int LONGEST_DAY = 80;

  private final List<List<Element>> rows;

  private DayTables(List<List<Element>> rows) {
    this.rows = rows;
  }

  /** Completes the tables among the elements of a document; answers the same elements. */
  public static List<Element> complete(List<Element> elements, WorkBudget budget) {
    List<Element> tables = elements.stream().filter(one -> one.nameIs("table")).toList();
    budget.metered(tables).stream().limit(MOST_TABLES).forEach(table -> complete(table, budget));
    return elements;
  }

  private static void complete(Element table, WorkBudget budget) {
    List<Element> own =
        table.children().stream()
            .flatMap(one -> one.nameIs("tr") ? Stream.of(one) : one.children().stream())
            .filter(one -> one.nameIs("tr"))
            .toList();
    List<List<Element>> rows =
        budget.metered(own).stream()
            .limit(MOST_ROWS)
            .map(row -> row.children().stream().limit(MOST_CELLS).toList())
            .filter(row -> row.size() > 1)
            .toList();
    if (rows.size() >= FEWEST) {
      new DayTables(rows).complete();
    }
  }

  private void complete() {
    List<List<Element>> months =
        rows.stream().filter(row -> isMonth(row.get(0)) && hasDay(row)).toList();
    List<Element> heads = rows.get(0);
    if (months.size() >= FEWEST) {
      completeRows(months);
    } else if (heads.stream().filter(DayTables::isMonth).count() >= FEWEST) {
      completeColumns(heads);
    } else if (namesEvents(heads)) {
      below(heads)
          .forEach((head, cells) -> begin(cells, text(head).replaceFirst(":$", "") + " - "));
    }
  }

  private static void completeRows(List<List<Element>> months) {
    if (months.stream().allMatch(row -> ascends(row.subList(1, row.size())))) {
      for (List<Element> row : months) {
        begin(row.subList(1, row.size()), text(row.get(0)) + " ");
        row.get(0).empty();
      }
    }
  }

  private void completeColumns(List<Element> heads) {
    Map<Element, List<Element>> months = new LinkedHashMap<>(below(heads));
    months.keySet().removeIf(head -> !isMonth(head));
    if (months.values().stream().allMatch(DayTables::ascends)) {
      months.forEach((head, cells) -> begin(cells, text(head) + " "));
    }
  }

  /** The cells below each head. */
  private Map<Element, List<Element>> below(List<Element> heads) {
    Map<Element, List<Element>> columns = new LinkedHashMap<>();
    for (int column = 0; column < heads.size(); column++) {
      int at = column;
      columns.put(
          heads.get(column),
          rows.stream().skip(1).filter(row -> row.size() > at).map(row -> row.get(at)).toList());
    }
    return columns;
  }

  /** Days of a month go up; what else stands beside months, such as the rain, does not. */
  private static boolean ascends(List<Element> cells) {
    int last = 0;
    for (Element cell : cells) {
      String text = text(cell);
      boolean number = !text.isEmpty() && Character.isDigit(text.charAt(0));
      int day = !number ? last + 1 : opensWithDay(cell) ? Tokens.of(text).at(0).value() : 0;
      if (day <= last) {
        return false;
      }
      last = number ? day : last;
    }
    return true;
  }

  /** Several columns that each name a kind of event, and hardly anything but days below. */
  private boolean namesEvents(List<Element> heads) {
    if (!heads.stream().allMatch(DayTables::isKind)) {
      return false;
    }
    List<Element> cells = rows.stream().skip(1).flatMap(List::stream).toList();
    long days = cells.stream().filter(DayTables::isOnlyDay).count();
    return days >= FEWEST && days * 3 >= cells.size() * 2L;
  }

  private static void begin(List<Element> cells, String words) {
    cells.stream()
        .filter(cell -> opensWithDay(cell) || isOnlyDay(cell))
        .forEach(cell -> begin(cell, words));
  }

  /** Words go before the first of a cell, however deep they stand. */
  private static void begin(Element cell, String words) {
    Element at = cell;
    while (at.ownText().isBlank() && at.firstElementChild() != null) {
      at = at.firstElementChild();
    }
    at.prependText(words);
  }

  private static boolean hasDay(List<Element> row) {
    return row.stream().skip(1).anyMatch(DayTables::opensWithDay);
  }

  /** Empty for a cell that holds more than a day or a head may. */
  private static String text(Element cell) {
    return RowSpans.isSmall(cell) ? cell.text().strip() : "";
  }

  private static boolean isMonth(Element cell) {
    String text = text(cell);
    if (text.isEmpty() || text.length() > LONGEST_HEAD) {
      return false;
    }
    Tokens tokens = Tokens.of(text);
    boolean one = tokens.size() == 1 || (tokens.size() == 2 && tokens.is(1, ".", ":"));
    return one && Calendar.month(tokens.at(0)) > 0;
  }

  private static boolean opensWithDay(Element cell) {
    String text = text(cell);
    if (text.isEmpty() || !Character.isDigit(text.charAt(0)) || text.length() > LONGEST_DAY) {
      return false;
    }
    Tokens tokens = Tokens.of(text);
    Token day = tokens.at(0);
    boolean other = tokens.touching(0) && tokens.is(1, ":", "/", ".", "%");
    return day.isNumber() && day.digits() <= 2 && Calendar.isDay(day.value()) && !other;
  }

  private static boolean isKind(Element cell) {
    String text = text(cell);
    return text.length() <= LONGEST_HEAD && Label.endsAsKind(text);
  }

  private static boolean isOnlyDay(Element cell) {
    String text = text(cell);
    if (text.isEmpty() || text.length() > LONGEST_DAY) {
      return false;
    }
    Phrases phrases = Phrases.in(text, DateOrder.DAY_FIRST);
    return !phrases.dates().isEmpty() && phrases.otherWords() <= 2;
  }
}
