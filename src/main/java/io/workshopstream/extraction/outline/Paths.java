package io.workshopstream.extraction.outline;

import org.jsoup.nodes.Element;

/** Says in a few words where in a document an element stands. */
public final class Paths {

  private static final int STEPS = 4;

  private Paths() {}

  /** The last steps to an element: {@code table > tr > td.date}. */
  public static String of(Element element) {
    StringBuilder path = new StringBuilder(step(element));
    Element parent = element.parent();
    for (int step = 1; step < STEPS && parent != null && !parent.nameIs("#root"); step++) {
      path.insert(0, step(parent) + " > ");
      parent = parent.parent();
    }
    return path.toString();
  }

  private static String step(Element element) {
    String id = element.id();
    String classes = element.className();
    int blank = classes.indexOf(' ');
    String first = blank < 0 ? classes : classes.substring(0, blank);
    String name = id.isEmpty() ? (first.isEmpty() ? "" : "." + first) : "#" + id;
    String step = element.normalName() + name;
    return step.length() > 60 ? step.substring(0, 60) : step;
  }
}
