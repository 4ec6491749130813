package io.workshopstream.normalisation.event;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When something takes place, on the venue's wall clock.
 *
 * @param start null when only the day is known
 * @param endDate null when no end is known
 * @param end null when the time of the end is not known
 * @param lastDay the last of several days on which it takes place; the day itself for one
 */
record EventTime(
    LocalDate date,
    @Nullable LocalTime start,
    @Nullable LocalDate endDate,
    @Nullable LocalTime end,
    LocalDate lastDay) {

  static EventTime day(LocalDate date) {
    return new EventTime(date, null, null, null, date);
  }

  /** With a start, and with an end that lies past midnight when it is not later. */
  static EventTime times(LocalDate date, LocalTime start, @Nullable LocalTime end) {
    if (end == null || end.equals(start)) {
      return new EventTime(date, start, null, null, date);
    }
    LocalDate endDate = end.isBefore(start) ? date.plusDays(1) : date;
    return new EventTime(date, start, endDate, end, date);
  }

  /** Over several days; with a time of day for the end, each day has it. */
  EventTime until(LocalDate last) {
    if (last.isBefore(date) || (start != null && last.equals(date))) {
      return this;
    }
    return end == null
        ? new EventTime(date, start, last, null, last)
        : new EventTime(date, start, endDate, end, last);
  }

  /** In one stretch up to a moment. */
  EventTime through(LocalDate last, @Nullable LocalTime time) {
    boolean nothing =
        last.isBefore(date) || (last.equals(date) && time != null && time.equals(start));
    return nothing ? this : new EventTime(date, start, last, time, last);
  }

  EventTime lasting(Duration duration) {
    LocalTime from = start;
    if (from == null || end != null || duration.isZero() || duration.isNegative()) {
      return this;
    }
    LocalDateTime until = date.atTime(from).plus(duration);
    return new EventTime(date, from, until.toLocalDate(), until.toLocalTime(), lastDay);
  }
}
