package io.workshopstream.extraction.grid;

import io.workshopstream.budget.WorkBudget;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Repeats cells of tables in every row over which they reach, so that each row can be read alone.
 */
public final class RowSpans {

  private static final int MOST_ROWS = 31;
  private static final int MOST_CELLS = 500;

  /** In characters, each element counting as some. */
  private static final int LARGEST = 1000;

  private static final int TAG = 20;

  private RowSpans() {}

  /** The elements of a document, with the repeated ones. */
  public static List<Element> spread(Document document, WorkBudget budget) {
    List<Element> all = document.getAllElements();
    List<Element> cells = all.stream().filter(RowSpans::isCell).toList();
    budget.metered(cells).stream()
        .limit(MOST_CELLS)
        .filter(RowSpans::isSmall)
        .forEach(RowSpans::spread);
    return cells.isEmpty() ? all : document.getAllElements();
  }

  private static boolean isCell(Element element) {
    return (element.nameIs("td") || element.nameIs("th")) && element.hasAttr("rowspan");
  }

  /** A cell with a page of its own in it is left alone: a hostile one would fill the memory. */
  static boolean isSmall(Element cell) {
    int[] size = new int[1];
    NodeFilter.FilterResult end =
        NodeTraversor.filter(
            (node, depth) -> {
              size[0] += node instanceof TextNode text ? text.getWholeText().length() : TAG;
              return size[0] > LARGEST
                  ? NodeFilter.FilterResult.STOP
                  : NodeFilter.FilterResult.CONTINUE;
            },
            cell);
    return end != NodeFilter.FilterResult.STOP;
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
