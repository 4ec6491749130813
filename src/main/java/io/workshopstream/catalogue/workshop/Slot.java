package io.workshopstream.catalogue.workshop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a workshop, on the studio's wall clock.
 *
 * @param start null when the page gives no time
 * @param end null when the page gives none; earlier than the start when it lies past midnight
 */
public record Slot(LocalDate date, @Nullable LocalTime start, @Nullable LocalTime end) {

  /** Whether it starts when the other one does. */
  boolean isAt(Slot other) {
    return date.equals(other.date) && Objects.equals(start, other.start);
  }

  /** When it starts by the studio's clock; at midnight when no time is known. */
  public Instant startIn(ZoneId zone) {
    return date.atTime(start == null ? LocalTime.MIDNIGHT : start).atZone(zone).toInstant();
  }

  /** The slot in the manner of ISO 8601: {@code 2026-01-24T17:00/19:00}, or as much as is known. */
  public String text() {
    return date + (start == null ? "" : "T" + start) + (end == null ? "" : "/" + end);
  }

  /** The slot that a text of this form tells. */
  public static Optional<Slot> parse(String text) {
    String[] ends = text.strip().split("/", 2);
    String[] begin = ends[0].split("T", 2);
    try {
      return Optional.of(
          new Slot(
              LocalDate.parse(begin[0]),
              begin.length == 2 ? LocalTime.parse(begin[1]) : null,
              ends.length == 2 ? LocalTime.parse(ends[1]) : null));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}
