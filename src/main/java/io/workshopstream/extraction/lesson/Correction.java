package io.workshopstream.extraction.lesson;

import io.workshopstream.extraction.claim.Claim;
import java.util.List;

/**
 * What somebody corrected at an event of a page.
 *
 * @param event what the page says of the event, with words and places
 * @param others the same of each other event of the page
 * @param values spellings of the right value, the best first; none for {@link LessonKind#NO_EVENT}
 */
public record Correction(
    LessonKind kind, List<Claim> event, List<List<Claim>> others, List<String> values) {

  public Correction {
    event = List.copyOf(event);
    others = List.copyOf(others);
    values = List.copyOf(values);
  }
}
