package io.workshopstream.extraction.outline;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Repeats cells of tables in every row over which they reach, so that each row can be read alone.
 */
final class RowSpans {

  private static final int MOST_ROWS = 31;
  private static final int MOST_CELLS = 500;

  private RowSpans() {}

  static void spread(Document document) {
    List<Element> cells = document.select("td[rowspan], th[rowspan]");
    cells.stream().limit(MOST_CELLS).forEach(RowSpans::spread);
  }

  private static void spread(Element cell) {
    int rows = rows(cell.attr("rowspan"));
    int column = cell.elementSiblingIndex();
    Element row = cell.parent();
    cell.removeAttr("rowspan");
    for (int count = 1; count < rows && row != null; count++) {
      row = row.nextElementSibling();
      if (row != null && row.nameIs("tr") && row.childrenSize() >= column) {
        row.insertChildren(column, cell.clone());
      }
    }
  }

  private static int rows(String span) {
    boolean number =
        span.length() <= 2 && !span.isEmpty() && span.chars().allMatch(Character::isDigit);
    return number ? Math.min(MOST_ROWS, Integer.parseInt(span)) : 1;
  }
}
