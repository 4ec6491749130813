package io.workshopstream.extraction.outline;

import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.time.Phrases;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the days of a line are there for where other words say it: the heading of their column, the
 * term that they describe, a line that ends with "date". "Bids until" above "30 January" makes it
 * no day on which something takes place.
 */
final class Headed {

  private static final int LONGEST = 40;
  private static final int LEVELS = 3;

  private Headed() {}

  /** The phrases of a line, its days with the purpose that those words give them. */
  static Phrases phrases(@Nullable Line before, Line line, Tokens tokens) {
    Phrases phrases = Phrases.in(tokens, DateOrder.DAY_FIRST);
    String told = phrases.dates().isEmpty() ? "" : told(before, line);
    if (told.isEmpty() || told.length() > LONGEST || told.chars().anyMatch(Character::isDigit)) {
      return phrases;
    }
    List<DateMention> together = Phrases.in(told + " " + line.text(), DateOrder.DAY_FIRST).dates();
    Purpose purpose = together.isEmpty() ? Purpose.EVENT : together.get(0).purpose();
    return purpose == Purpose.EVENT ? phrases : phrases.meant(purpose);
  }

  private static String told(@Nullable Line before, Line line) {
    Element cell = line.element();
    for (int level = 0; level < LEVELS && cell != null; level++, cell = cell.parent()) {
      if (cell.nameIs("td")) {
        return column(cell);
      }
    }
    String words = before == null ? "" : before.text().toLowerCase(Locale.ROOT);
    boolean label = words.endsWith(":") || words.endsWith("date");
    return label ? words : "";
  }

  /** The cell of the table's first row in the column of a cell. */
  private static String column(Element cell) {
    Element row = cell.parent();
    Element body = row == null ? null : row.parent();
    Element head = body == null ? null : body.previousElementSibling();
    Element rows = head != null && head.nameIs("thead") ? head : body;
    Element first = rows == null ? null : rows.firstElementChild();
    if (first == null || row == null || first.childrenSize() != row.childrenSize()) {
      return "";
    }
    Element heading = first.child(cell.elementSiblingIndex());
    return heading.equals(cell) ? "" : Markup.oneLine(heading.text());
  }
}
