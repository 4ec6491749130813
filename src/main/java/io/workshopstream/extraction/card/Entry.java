package io.workshopstream.extraction.card;

import java.util.ArrayList;
import java.util.List;

/**
 * An event in a page's layout.
 *
 * @param key what tells it from the page's other events
 * @param title the line that names it; -1 where the name stands elsewhere
 * @param anchors the lines that give its days
 */
record Entry(String key, String name, int title, Box box, List<Anchor> anchors) {

  Entry {
    anchors = List.copyOf(anchors);
  }

  /** The same event, also on the days of another record of it. */
  Entry with(Entry other) {
    List<Anchor> all = new ArrayList<>(anchors);
    all.addAll(other.anchors);
    int from = Math.min(box.from(), other.box.from());
    int to = Math.max(box.to(), other.box.to());
    Box whole = box.equals(other.box) ? box : new Box(from, to, null);
    return new Entry(key, name, title, whole, all);
  }

  Entry within(Box wider) {
    return new Entry(key, name, title, wider, anchors);
  }
}
