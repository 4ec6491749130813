package io.workshopstream.grammar.date;

import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * One day, or a range of days, that a text names.
 *
 * @param last the last day of a range, which has everything that {@code first} has; null for a
 *     single day
 * @param purpose what the day is for, as the words before it say
 */
public record DateMention(
    Span span, WrittenDate first, @Nullable WrittenDate last, Purpose purpose) {

  DateMention withYear(int year) {
    WrittenDate end = last;
    return new DateMention(
        span, first.withYear(year), end == null ? null : end.withYear(year), purpose);
  }

  public DateMention meant(Purpose other) {
    return new DateMention(span, first, last, other);
  }
}
