package io.workshopstream.grammar.clock;

import java.time.LocalTime;

/**
 * A time of day as written, its half of the day perhaps still open.
 *
 * @param hour 0 to 23, or 1 to 12 with a half
 * @param half when the words say which half of the day
 * @param exact written so that it can stand alone: with minutes, a half or a word
 * @param padded with a leading zero, as on a 24-hour clock
 */
public record Clock(int hour, int minute, Half half, boolean exact, boolean padded) {

  public enum Half {
    MORNING,
    AFTERNOON,
    OPEN
  }

  private static final int LAST_EARLY_HOUR = 5;

  static boolean isValid(int hour, int minute, Half half) {
    boolean inHalf =
        half == Half.OPEN || (hour >= 1 && hour <= 12) || (hour > 12 && half == Half.AFTERNOON);
    return hour >= 0
        && hour <= 24
        && minute >= 0
        && minute <= 59
        && inHalf
        && hour * 60 + minute <= 1440;
  }

  boolean isOpen() {
    return half == Half.OPEN && hour <= 12;
  }

  Clock with(Half written) {
    return new Clock(hour, minute, written, exact, padded);
  }

  /** The time of day; without a half, hours 1 to 5 mean the afternoon unless padded with a zero. */
  public LocalTime time() {
    int inDay = hour % 24;
    if (half == Half.MORNING && hour == 12) {
      inDay = 0;
    } else if (half == Half.AFTERNOON && hour < 12) {
      inDay = hour + 12;
    } else if (isOpen() && hour >= 1 && hour <= LAST_EARLY_HOUR && !padded) {
      inDay = hour + 12;
    }
    return LocalTime.of(inDay, minute);
  }

  /**
   * The start of a range up to an end: "11-1pm" starts in the morning, "5-7pm" in the afternoon.
   */
  public Clock until(Clock end) {
    if (!isOpen() || end.half == Half.OPEN) {
      return this;
    }
    Clock same = with(end.half);
    if (hour == 0 || same.time().isBefore(end.time())) {
      return hour == 0 ? this : same;
    }
    return with(end.half == Half.AFTERNOON ? Half.MORNING : Half.AFTERNOON);
  }

  /** The end of a range from a start: a range is never turned round. */
  public Clock from(Clock start) {
    if (!isOpen()) {
      return this;
    }
    if (start.half == Half.OPEN) {
      boolean later = !time().isBefore(start.time());
      return later || start.hour > 12 ? this : with(Half.AFTERNOON);
    }
    Clock same = with(start.half);
    Clock other = with(start.half == Half.MORNING ? Half.AFTERNOON : Half.MORNING);
    return same.time().isAfter(start.time()) ? same : other;
  }
}
