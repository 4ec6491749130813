package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Facts;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring lines that belong together, often because one element holds them.
 *
 * @param from index of the first line
 * @param to index after the last line
 * @param element what holds them; null for a stretch of lines
 */
record Box(int from, int to, @Nullable Element element) {

  private static final int DEEPEST = 500;

  /** The lines that an element holds, one of which is known. */
  static Box around(int index, Element element, List<Facts> lines) {
    int from = index;
    while (from > 0 && holds(element, lines.get(from - 1))) {
      from--;
    }
    int to = index + 1;
    while (to < lines.size() && holds(element, lines.get(to))) {
      to++;
    }
    return new Box(from, to, element);
  }

  private static boolean holds(Element element, Facts facts) {
    Element at = facts.line().element();
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at.equals(element)) {
        return true;
      }
      at = at.parent();
    }
    return false;
  }

  /** The indexes of its lines. */
  IntStream indexes() {
    return IntStream.range(from, to);
  }

  int size() {
    return to - from;
  }

  List<Facts> of(List<Facts> lines) {
    return lines.subList(from, Math.min(to, lines.size()));
  }
}
