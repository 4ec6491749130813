package io.workshopstream.extraction.learned;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.lesson.Correction;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.reading.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where on a page the record of one event begins and ends. */
final class Borders {

  private final List<Line> lines;
  private final Pieces pieces;
  private final Set<Integer> anchors = new HashSet<>();
  private final Set<Integer> others = new HashSet<>();

  Borders(Reading page, Pieces pieces, EventLines told, Correction correction) {
    this.lines = page.outline().lines();
    this.pieces = pieces;
    for (List<Claim> other : correction.others()) {
      others.addAll(told.all(other));
    }
    anchors.addAll(told.anchors(correction.event()));
    anchors.removeAll(others);
    if (anchors.isEmpty()) {
      anchors.addAll(told.all(correction.event()));
      anchors.removeAll(others);
    }
    others.removeAll(told.all(correction.event()));
  }

  /** Whether no other event is seen on the page. */
  boolean isAlone() {
    return others.isEmpty();
  }

  /** The widest element with lines of this event alone; empty when there is none. */
  Optional<Element> record() {
    return anchors.stream()
        .sorted()
        .map(at -> lines.get(at).element())
        .filter(element -> element != null && isOwn(element))
        .findFirst()
        .map(this::widest);
  }

  private boolean isOwn(Element element) {
    return pieces.linesIn(element).stream().noneMatch(others::contains);
  }

  private Element widest(Element start) {
    Element at = start;
    Element parent = at.parent();
    while (parent != null && !parent.nameIs("html") && isOwn(parent)) {
      at = parent;
      parent = at.parent();
    }
    return at;
  }

  /**
   * The smallest element that holds the words that tell of the event and another element, and that
   * its class tells from others; the body where there is none.
   */
  Optional<Element> around(@Nullable Element also) {
    Element start = also;
    if (start == null) {
      start = anchors.stream().sorted().map(at -> lines.get(at).element()).findFirst().orElse(null);
    }
    for (Element at = start; at != null && !at.nameIs("html"); at = at.parent()) {
      boolean told = StableKind.isTold(at) && pieces.linesIn(at).containsAll(anchors);
      if (told || at.nameIs("body")) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
