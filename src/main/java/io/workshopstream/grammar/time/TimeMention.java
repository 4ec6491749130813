package io.workshopstream.grammar.time;

import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time of day, or a range of times, that a text names.
 *
 * @param end null when only a start is written; earlier than the start when it lies past midnight
 * @param zone the time zone that it is written for; null when none is named
 * @param purpose what happens then, as the words around it say
 */
public record TimeMention(
    Span span,
    LocalTime start,
    @Nullable LocalTime end,
    @Nullable NamedZone zone,
    Purpose purpose) {

  public TimeMention withoutEnd() {
    return new TimeMention(span, start, null, zone, purpose);
  }

  /** When it starts on a day, on the clock of a place. */
  public LocalDateTime startOn(LocalDate day, ZoneId place) {
    return on(day.atTime(start), place);
  }

  /** When it ends, if it starts on a day, on the clock of a place; null without an end. */
  public @Nullable LocalTime endOn(LocalDate day, ZoneId place) {
    return end == null ? null : on(day.atTime(end), place).toLocalTime();
  }

  private LocalDateTime on(LocalDateTime written, ZoneId place) {
    return zone == null ? written : zone.on(place, written);
  }

  /** From midnight to midnight is what forms write when nobody filled them in. */
  boolean isPlaceholder() {
    return start.equals(LocalTime.MIDNIGHT) && start.equals(end);
  }
}
