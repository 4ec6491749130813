package io.workshopstream.extraction.learned;

import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * A record of a layout on a page.
 *
 * @param lines the numbers of the visible lines in it, at least one
 */
record Piece(Element element, Set<Integer> lines) {

  Piece {
    lines = Set.copyOf(lines);
  }

  boolean holdsAny(Set<Integer> others) {
    return others.stream().anyMatch(lines::contains);
  }
}
