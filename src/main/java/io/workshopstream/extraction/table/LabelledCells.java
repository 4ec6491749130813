package io.workshopstream.extraction.table;

import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.label.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Reads the rows of tables for small screens, where each cell carries its heading as an attribute.
 */
final class LabelledCells {

  private static final List<String> ATTRIBUTES = List.of("data-label", "data-title", "data-th");
  private static final int MOST_ROWS = 300;

  private LabelledCells() {}

  static List<EventClaim> read(Reading page, Set<Element> used) {
    Map<Element, Map<Label, String>> rows = new LinkedHashMap<>();
    for (String attribute : ATTRIBUTES) {
      for (Element cell : page.select("[" + attribute + "]")) {
        Element row = cell.parent();
        if (row != null && rows.size() < MOST_ROWS) {
          Label.whole(cell.attr(attribute))
              .ifPresent(
                  label ->
                      rows.computeIfAbsent(row, unused -> new LinkedHashMap<>())
                          .putIfAbsent(label, value(cell, page)));
        }
      }
    }
    page.isCutIf(rows.size() >= MOST_ROWS);
    List<EventClaim> events = new ArrayList<>();
    rows.forEach(
        (row, cells) -> {
          if (cells.containsKey(Label.DATE) || cells.containsKey(Label.TIME)) {
            used.add(row);
            CellClaims.of(cells, "", row, page).ifPresent(events::add);
          }
        });
    return events;
  }

  private static String value(Element cell, Reading page) {
    return Markup.oneLine(page.text(cell));
  }
}
