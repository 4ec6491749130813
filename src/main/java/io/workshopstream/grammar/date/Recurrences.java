package io.workshopstream.grammar.date;

import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spells out days that come again: "every Sunday in February", "Mondays, 6 to 27 July", "12
 * January, then every Monday until 16 February", without those that are excepted.
 */
final class Recurrences {

  private static final Set<String> EVERY = Vocabulary.of("every each all jeden jede chaque todos");
  private static final Set<String> WITHIN = Vocabulary.of("in of during throughout im en");
  private static final Set<String> UNTIL = Vocabulary.of("until till til to through thru bis");
  private static final Set<String> EXCEPT =
      Vocabulary.of("except excluding excl not skip skipping without barring außer sauf");
  private static final int WEEKS_OF_MONTH = 5;
  private static final int WEEK = 7;
  private static final int MOST_DAYS = 190;

  /** No page announces more; a hostile one may. */
  private static final int MOST_SPELLED_OUT = 400;

  private static final int WORDS_BETWEEN = 9;

  /** Any year without a 29 February, for days whose year nobody has written. */
  private static final int SOME_YEAR = 2001;

  private final Tokens tokens;
  private final List<DateMention> found;
  private final List<DateMention> spelledOut = new ArrayList<>();
  private final Set<DateMention> replaced = new HashSet<>();
  private int passed;

  private Recurrences(Tokens tokens, List<DateMention> found) {
    this.tokens = tokens;
    this.found = found;
  }

  /** The dates of a text with those that come again, in the text's order. */
  static List<DateMention> in(Tokens tokens, List<DateMention> found) {
    Recurrences recurrences = new Recurrences(tokens, found);
    return recurrences.read() ? recurrences.spelledOut() : found;
  }

  /** False when nothing comes again. */
  private boolean read() {
    for (int at = 0; at < tokens.size(); at++) {
      Match<Set<DayOfWeek>> weekdays = weekdays(at);
      if (weekdays != null) {
        months(at, weekdays);
        repeat(at, weekdays);
        at = weekdays.next() - 1;
      }
    }
    return !spelledOut.isEmpty();
  }

  /** "every Monday", "Mondays & Wednesdays"; null when no such words stand there. */
  private @Nullable Match<Set<DayOfWeek>> weekdays(int at) {
    boolean every = EVERY.contains(tokens.at(at).word());
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    int next = every ? at + 1 : at;
    boolean plural = false;
    while (Calendar.weekday(tokens.at(next)).isPresent()) {
      days.add(Calendar.weekday(tokens.at(next)).orElseThrow());
      plural |= tokens.at(next).word().endsWith("days");
      int after = next + 1;
      boolean joined = tokens.at(after).isList();
      next = joined && Calendar.weekday(tokens.at(after + 1)).isPresent() ? after + 1 : after;
    }
    return days.isEmpty() || !(every || plural) ? null : new Match<>(days, next);
  }

  /** "every Sunday in February 2026", unless the days of the month are given as well. */
  private void months(int at, Match<Set<DayOfWeek>> weekdays) {
    int next = weekdays.next();
    while (next < weekdays.next() + 4
        && (WITHIN.contains(tokens.at(next).word()) || isFiller(next))) {
      next++;
    }
    Token named = tokens.at(next);
    int month = next == weekdays.next() ? 0 : Calendar.month(named);
    Token year = tokens.at(next + 1);
    boolean given = found.stream().anyMatch(date -> date.span().overlaps(named.span()));
    if (month == 0 || given) {
      return;
    }
    boolean dated = year.digits() == 4 && Calendar.isYear(year.value());
    Span span = tokens.span(at, dated ? next + 2 : next + 1);
    for (int nth = 1; nth <= WEEKS_OF_MONTH; nth++) {
      for (DayOfWeek weekday : weekdays.value()) {
        add(new WrittenDate(dated ? year.value() : 0, month, 0, weekday, nth), span);
      }
    }
  }

  private boolean isFiller(int at) {
    return tokens.is(at, "the", "month");
  }

  private void repeat(int at, Match<Set<DayOfWeek>> weekdays) {
    while (passed < found.size() && endOf(found.get(passed)) + WORDS_BETWEEN < at) {
      passed++;
    }
    for (int index = passed; index < found.size(); index++) {
      DateMention date = found.get(index);
      WrittenDate last = date.last();
      int from = tokens.indexAt(date.span().start());
      int to = endOf(date);
      if (from > weekdays.next() + WORDS_BETWEEN) {
        return;
      }
      boolean near = isBetween(weekdays.next(), from) || isBetween(to, at);
      if (last != null && near) {
        replaced.add(date);
        each(date.first(), last, weekdays.value(), whole(at, weekdays.next(), from, date.span()));
      } else if (UNTIL.contains(tokens.at(weekdays.next()).word())
          && from == weekdays.next() + 1
          && index > 0) {
        replaced.add(date);
        DateMention first = found.get(index - 1);
        each(first.first(), date.first(), weekdays.value(), first.span());
      }
    }
  }

  /** With the words that say that it comes again, unless a time stands between. */
  private Span whole(int at, int next, int from, Span date) {
    for (int between = next; between < from; between++) {
      if (tokens.at(between).isNumber()) {
        return date;
      }
    }
    return next <= from ? new Span(tokens.at(at).start(), date.end()) : date;
  }

  private int endOf(DateMention date) {
    return tokens.indexAt(date.span().end());
  }

  /** Nothing but times and small words stands between. */
  private boolean isBetween(int from, int to) {
    if (to < from || to > from + WORDS_BETWEEN) {
      return false;
    }
    for (int at = from; at < to; at++) {
      Token token = tokens.at(at);
      boolean small =
          token.isNumber() || token.kind() == Token.Kind.MARK || token.word().length() <= 4;
      if (!small || tokens.is(at, ".", ";")) {
        return false;
      }
    }
    return true;
  }

  private void each(WrittenDate first, WrittenDate last, Set<DayOfWeek> weekdays, Span span) {
    int written = Math.max(first.year(), last.year());
    if (!first.isComplete() || !last.isComplete() || first.day() == 0 || last.day() == 0) {
      return;
    }
    try {
      LocalDate from = LocalDate.of(yearOf(first, written), first.month(), first.day());
      LocalDate until = LocalDate.of(yearOf(last, written), last.month(), last.day());
      LocalDate end = until.isBefore(from) ? until.plusYears(1) : until;
      if (written == 0 && weekdays.size() > 1) {
        return; // which day of the year is a Monday, only its year tells
      }
      int step = weekdays.size() > 1 ? 1 : WEEK;
      LocalDate day = written == 0 ? from : firstOn(weekdays, from);
      while (!day.isAfter(end) && day.isBefore(from.plusDays(MOST_DAYS))) {
        if (weekdays.size() == 1 || weekdays.contains(day.getDayOfWeek())) {
          add(day, written, span);
        }
        day = day.plusDays(step);
      }
    } catch (DateTimeException noSuchDay) {
      return;
    }
  }

  private static int yearOf(WrittenDate date, int written) {
    return date.year() > 0 ? date.year() : written > 0 ? written : SOME_YEAR;
  }

  private static LocalDate firstOn(Set<DayOfWeek> weekdays, LocalDate from) {
    LocalDate day = from;
    while (!weekdays.contains(day.getDayOfWeek())) {
      day = day.plusDays(1);
    }
    return day;
  }

  private void add(LocalDate day, int written, Span span) {
    int year = written == 0 ? 0 : day.getYear();
    WrittenDate date = new WrittenDate(year, day.getMonthValue(), day.getDayOfMonth(), null);
    add(date, span);
  }

  private void add(WrittenDate date, Span span) {
    if (spelledOut.size() < MOST_SPELLED_OUT) {
      spelledOut.add(new DateMention(span, date, null, Purpose.EVENT));
    }
  }

  private List<DateMention> spelledOut() {
    Set<DateMention> exceptions =
        new LinkedHashSet<>(found.stream().filter(this::isExcepted).toList());
    List<DateMention> all = new ArrayList<>();
    for (DateMention date : found) {
      if (!replaced.contains(date) && !exceptions.contains(date)) {
        all.add(date);
      }
    }
    for (DateMention day : spelledOut) {
      boolean excepted = exceptions.stream().anyMatch(date -> isSameDay(day.first(), date.first()));
      boolean twice = all.stream().anyMatch(date -> isTwice(day.first(), date.first()));
      if (!excepted && !twice) {
        all.add(day);
      }
    }
    all.sort(Comparator.comparingInt(date -> date.span().start()));
    return List.copyOf(all);
  }

  private boolean isExcepted(DateMention date) {
    int at = tokens.indexAt(date.span().start());
    boolean direct = EXCEPT.contains(tokens.at(at - 1).word());
    return direct
        || (tokens.is(at - 1, "on", "for", "the") && EXCEPT.contains(tokens.at(at - 2).word()));
  }

  private static boolean isTwice(WrittenDate day, WrittenDate other) {
    return day.equals(other) || (day.nth() == 0 && other.nth() == 0 && isSameDay(day, other));
  }

  private static boolean isSameDay(WrittenDate day, WrittenDate exception) {
    WrittenDate dated = day.nth() == 0 || day.year() == 0 ? day : day.counted();
    return dated.month() == exception.month() && dated.day() == exception.day();
  }
}
