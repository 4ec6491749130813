package io.workshopstream.grammar;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A time of day, or a range of times, that a text names.
 *
 * @param end null when only a start is written; earlier than the start when it lies past midnight
 * @param purpose what happens then, as the words around it say
 */
public record TimeMention(Span span, LocalTime start, @Nullable LocalTime end, Purpose purpose) {

  public TimeMention withoutEnd() {
    return new TimeMention(span, start, null, purpose);
  }

  /** From midnight to midnight is what forms write when nobody filled them in. */
  boolean isPlaceholder() {
    return start.equals(LocalTime.MIDNIGHT) && start.equals(end);
  }
}
