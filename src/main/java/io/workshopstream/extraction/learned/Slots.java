package io.workshopstream.extraction.learned;

import io.workshopstream.extraction.lesson.ValuePlace;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where values stand in records, and what stands there. */
final class Slots {

  private final Reading page;
  private final Map<Element, List<Line>> lines = new HashMap<>();

  Slots(Reading page) {
    this.page = page;
    for (Line line : page.outline().lines()) {
      Element element = line.element();
      if (element != null) {
        lines.computeIfAbsent(element, unused -> new ArrayList<>()).add(line);
      }
    }
  }

  /** The lines that an element itself breaks into. */
  List<Line> linesOf(Element element) {
    return lines.getOrDefault(element, List.of());
  }

  /** The value at a place of a record; empty when the record has no such place. */
  Optional<String> value(Element record, ValuePlace place) {
    DelimitedValue part = new DelimitedValue(place.before(), place.after());
    return texts(record, place)
        .filter(text -> !part.isLabelled() || startsWith(text, place.before()))
        .findFirst()
        .flatMap(part::of);
  }

  /** The text at a place, whatever part of it is the value. */
  Optional<String> text(Element record, ValuePlace place) {
    return texts(record, place).findFirst();
  }

  private static boolean startsWith(String text, String label) {
    return text.regionMatches(true, 0, label, 0, label.length());
  }

  /** The text at the place; where a label tells it, those of all its siblings of one kind. */
  private Stream<String> texts(Element record, ValuePlace place) {
    boolean labelled = place.before().endsWith(":");
    Stream<Element> elements = elements(record, place.path(), labelled);
    if (place.line() == ValuePlace.WHOLE) {
      return elements.map(page::text);
    }
    return elements.flatMap(
        element -> {
          List<Line> own = linesOf(element);
          Stream<Line> wanted = labelled ? own.stream() : own.stream().skip(place.line()).limit(1);
          return wanted.map(Line::text);
        });
  }

  private Stream<Element> elements(Element record, List<String> path, boolean any) {
    Element at = record;
    for (int step = 0; step < path.size(); step++) {
      if (any && step == path.size() - 1) {
        return alike(at, kind(path.get(step))).stream();
      }
      Element next = child(at, path.get(step));
      if (next == null) {
        return Stream.empty();
      }
      at = next;
    }
    return Stream.of(at);
  }

  private @Nullable Element child(Element parent, String step) {
    List<Element> alike = alike(parent, kind(step));
    int place = Integer.parseInt(step.substring(step.lastIndexOf('#') + 1));
    return place < alike.size() ? alike.get(place) : null;
  }

  private static String kind(String step) {
    return step.substring(0, step.lastIndexOf('#'));
  }

  private List<Element> alike(Element parent, String kind) {
    return page.budget().metered(parent.children()).stream()
        .filter(child -> StableKind.of(child).equals(kind))
        .toList();
  }

  /** The steps from a record to an element in it. */
  List<String> path(Element record, Element element) {
    List<String> path = new ArrayList<>();
    Element at = element;
    while (!at.equals(record)) {
      Element parent = at.parent();
      if (parent == null) {
        throw new IllegalArgumentException("no element of the record");
      }
      String kind = StableKind.of(at);
      path.add(0, kind + "#" + alike(parent, kind).indexOf(at));
      at = parent;
    }
    return path;
  }

  /** The innermost element of a line that holds a value whole. */
  Element innermost(Element block, String value) {
    Element at = block;
    for (Element next = holding(at, value); next != null; next = holding(at, value)) {
      at = next;
    }
    return at;
  }

  private @Nullable Element holding(Element parent, String value) {
    return page.budget().metered(parent.children()).stream()
        .filter(child -> DelimitedValue.in(page.text(child), value).isPresent())
        .findFirst()
        .orElse(null);
  }
}
