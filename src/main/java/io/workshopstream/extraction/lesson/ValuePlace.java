package io.workshopstream.extraction.lesson;

import java.util.List;

/**
 * Where in a record a value stands.
 *
 * @param path the steps from the record to the element, such as {@code div.body#0}: kind, and place
 *     among its siblings of this kind; empty for the record itself
 * @param line which line of the element, from 0; -1 for all its words
 * @param before the mark or word before the value; empty when it begins the text
 * @param after the mark or word after the value; empty when it ends the text
 */
public record ValuePlace(List<String> path, int line, String before, String after) {

  /** All words of an element. */
  public static final int WHOLE = -1;

  public ValuePlace {
    path = List.copyOf(path);
  }

  /** As people read it. */
  public String text() {
    String steps = String.join(" > ", path);
    String place = line == WHOLE ? steps : (steps + " line " + (line + 1)).strip();
    return place
        + (before.isEmpty() ? "" : " after \"" + before + "\"")
        + (after.isEmpty() ? "" : " before \"" + after + "\"");
  }

  /** The steps as one text, for a column of a table. */
  public String steps() {
    return String.join(" > ", path);
  }

  /** The steps that such a text tells. */
  public static List<String> steps(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" > ", -1));
  }
}
