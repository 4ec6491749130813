package io.workshopstream.grammar.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day as people write it: often without its year, sometimes without its month.
 *
 * @param year 0 when not written
 * @param month 1 to 12, 0 when not written
 * @param day 1 to 31, 0 when only a weekday is written
 * @param weekday null when not written
 * @param nth which of the month's weekdays is meant, where no day is written: 1 for "first Tuesday
 *     of October", -1 for the last one, which without a month is the one before today; 0 otherwise
 */
public record WrittenDate(int year, int month, int day, @Nullable DayOfWeek weekday, int nth) {

  /** How far back a date without a year is past rather than next year's. */
  private static final int PAST_DAYS = 90;

  /** So near ahead, a wrong weekday is a slip of the pen rather than a page of another year. */
  private static final int SOON_DAYS = 31;

  private static final int LEAP_YEAR = 2000;
  private static final int MID_MONTH = 15;

  public WrittenDate(int year, int month, int day, @Nullable DayOfWeek weekday) {
    this(year, month, day, weekday, 0);
  }

  /** Whether a day of the month is meant, in numbers or as in "first Tuesday". */
  public boolean namesDay() {
    return day > 0 || (nth != 0 && month > 0);
  }

  /** The day and the month stand there, which is what an event needs. */
  public boolean isComplete() {
    return month > 0 && namesDay();
  }

  /** Whether the calendar has such a day in the written year, or in some year. */
  boolean exists() {
    return !isComplete()
        || day <= YearMonth.of(year == 0 ? LEAP_YEAR : year, month).lengthOfMonth();
  }

  public WrittenDate withYear(int written) {
    return new WrittenDate(written, month, day, weekday, nth);
  }

  /**
   * With the year that is written at the other end of a range.
   *
   * @param turn 1 when this is the later end, -1 when it is the earlier one
   */
  WrittenDate inYearOf(WrittenDate other, int turn) {
    if (year > 0 || other.year == 0) {
      return this;
    }
    boolean crosses = turn < 0 ? month > other.month : month < other.month;
    return withYear(other.year + (crosses ? turn : 0));
  }

  public WrittenDate withMonth(int written) {
    return new WrittenDate(year, written, day, weekday, nth);
  }

  /**
   * The day of the month that a counted weekday of a written year is; itself where there is none.
   */
  WrittenDate counted() {
    return valid(year, month)
        .map(date -> new WrittenDate(year, month, date.getDayOfMonth(), weekday))
        .orElse(this);
  }

  WrittenDate withNth(int written) {
    return new WrittenDate(year, month, day, weekday, written);
  }

  public WrittenDate withWeekday(@Nullable DayOfWeek written) {
    return new WrittenDate(year, month, day, written, nth);
  }

  /**
   * The day that is meant, seen from a day on which it was read. A written year stands. Without one
   * the weekday decides, unless the day is within a month with a wrong one; otherwise a day up to
   * 90 days back is past, and earlier ones are next year's. Empty when the calendar has no such
   * day.
   */
  public Optional<LocalDate> near(LocalDate today) {
    return near(today, false);
  }

  /**
   * As {@link #near(LocalDate)}.
   *
   * @param trusted whether a weekday decides even against a day within a month
   */
  public Optional<LocalDate> near(LocalDate today, boolean trusted) {
    if (!namesDay()) {
      return Optional.ofNullable(weekday).map(wanted -> onWeekday(wanted, today));
    }
    if (month == 0) {
      return inNextMonths(today);
    }
    if (nth != 0 && year == 0) {
      return new WrittenDate(0, month, MID_MONTH, null)
          .near(today)
          .flatMap(date -> valid(date.getYear(), month));
    }
    return year > 0 ? valid(year, month) : inNearYears(today, trusted);
  }

  private LocalDate onWeekday(DayOfWeek wanted, LocalDate today) {
    if (nth < 0) {
      return today.with(TemporalAdjusters.previous(wanted));
    }
    return today.plusDays((wanted.getValue() - today.getDayOfWeek().getValue() + 7) % 7);
  }

  private Optional<LocalDate> inNextMonths(LocalDate today) {
    return IntStream.rangeClosed(0, 14)
        .mapToObj(months -> today.withDayOfMonth(1).plusMonths(months))
        .flatMap(first -> valid(first.getYear(), first.getMonthValue()).stream())
        .filter(date -> !date.isBefore(today))
        .filter(date -> weekday == null || date.getDayOfWeek() == weekday)
        .findFirst();
  }

  private Optional<LocalDate> inNearYears(LocalDate today, boolean trusted) {
    List<LocalDate> near =
        Stream.of(-1, 0, 1)
            .flatMap(years -> valid(today.getYear() + years, month).stream())
            .toList();
    Optional<LocalDate> plain = next(near, today);
    Optional<LocalDate> fitting =
        next(near.stream().filter(date -> date.getDayOfWeek() == weekday).toList(), today);
    boolean slip =
        !trusted
            && plain.isPresent()
            && !plain.get().isBefore(today)
            && plain.get().isBefore(today.plusDays(SOON_DAYS));
    return slip || fitting.isEmpty() ? plain : fitting;
  }

  private static Optional<LocalDate> next(List<LocalDate> dates, LocalDate today) {
    LocalDate earliest = today.minusDays(PAST_DAYS);
    return dates.stream()
        .filter(date -> !date.isBefore(earliest))
        .findFirst()
        .or(() -> dates.stream().reduce((earlier, later) -> later));
  }

  private Optional<LocalDate> valid(int inYear, int inMonth) {
    if (nth != 0 && weekday != null) {
      return Optional.of(
              LocalDate.of(inYear, inMonth, 1)
                  .with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)))
          .filter(date -> date.getMonthValue() == inMonth);
    }
    try {
      return Optional.of(LocalDate.of(inYear, inMonth, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
