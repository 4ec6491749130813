package io.workshopstream.extraction.learned;

import io.workshopstream.extraction.lesson.Layout;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;

/** The records of a page by their layout: only what people see counts. */
final class Pieces {

  private static final int DEEPEST = 500;

  private final Reading page;

  /** By element, the visible lines in it. */
  private final Map<Element, Set<Integer>> lines = new LinkedHashMap<>();

  private final Map<String, List<Element>> kinds = new HashMap<>();

  Pieces(Reading page) {
    this.page = page;
    page.outline().lines().forEach(this::climb);
    lines
        .keySet()
        .forEach(
            element ->
                kinds
                    .computeIfAbsent(StableKind.of(element), unused -> new ArrayList<>())
                    .add(element));
  }

  private void climb(Line line) {
    Element at = line.element();
    for (int depth = 0; at != null && depth < DEEPEST && !at.nameIs("html"); depth++) {
      page.budget().spend(1);
      lines.computeIfAbsent(at, unused -> new TreeSet<>()).add(line.index());
      at = at.parent();
    }
  }

  /** The lines in an element; none when people see nothing of it. */
  Set<Integer> linesIn(Element element) {
    return lines.getOrDefault(element, Set.of());
  }

  /** The records of a layout, in no order. */
  List<Piece> of(Layout layout) {
    return kinds.getOrDefault(layout.record(), List.of()).stream()
        .filter(element -> layout.within().isEmpty() || isWithin(element, layout.within()))
        .map(element -> new Piece(element, linesIn(element)))
        .toList();
  }

  private boolean isWithin(Element element, String kind) {
    Element at = element.parent();
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      page.budget().spend(1);
      if (StableKind.of(at).equals(kind)) {
        return true;
      }
      at = at.parent();
    }
    return false;
  }

  /** The layout of an element: where its class says little, by the next one around that is told. */
  static Layout layoutOf(Element element) {
    Element at = StableKind.isTold(element) || element.nameIs("body") ? null : element.parent();
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (StableKind.isTold(at)) {
        return new Layout(StableKind.of(at), StableKind.of(element));
      }
      at = at.parent();
    }
    return new Layout("", StableKind.of(element));
  }
}
