package io.workshopstream.grammar.date;

import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.DayNumbers;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.MentionContext;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the days that a text names. */
public final class Dates {

  private static final Tokens.Finder<List<DateMention>> DAY_FIRST =
      tokens -> List.copyOf(readIn(tokens, DateOrder.DAY_FIRST));

  private final Tokens tokens;
  private final DayParser forms;
  private final DayNumbers numbers;
  private final YearParser years;
  private final List<DateMention> found = new ArrayList<>();

  private Dates(Tokens tokens, DateOrder order) {
    this.tokens = tokens;
    this.forms = new DayParser(tokens, order);
    this.numbers = new DayNumbers(tokens);
    this.years = new YearParser(tokens);
  }

  /** Every date with at least a day and a month, in the text's order. */
  public static List<DateMention> in(String text, DateOrder order) {
    return in(Tokens.of(text), order);
  }

  /** As {@link #in}; when there is none, days that a heading completes: "18th", "Thursday". */
  public static List<DateMention> looselyIn(String text, DateOrder order) {
    Tokens tokens = Tokens.of(text);
    List<DateMention> dates = in(tokens, order);
    return dates.isEmpty() ? new Dates(tokens, order).loose() : dates;
  }

  public static List<DateMention> in(Tokens tokens, DateOrder order) {
    return order == DateOrder.DAY_FIRST ? tokens.find(DAY_FIRST) : readIn(tokens, order);
  }

  private static List<DateMention> readIn(Tokens tokens, DateOrder order) {
    boolean any = tokens.hasNumber() || tokens.hasMonth();
    return any ? new Dates(tokens, order).read() : List.of();
  }

  private List<DateMention> read() {
    int at = 0;
    while (at < tokens.size()) {
      at = Math.max(at + 1, readAt(at));
    }
    return Recurrences.in(tokens, shareYears());
  }

  private int readAt(int at) {
    if (!forms.opensDay(at) || numbers.isTail(at)) {
      return at;
    }
    int end = readDaysThenMonth(at);
    if (end == at) {
      end = readMonthThenDays(at);
    }
    if (end == at) {
      end = readDaysInBrackets(at);
    }
    return end == at ? readDayOrRange(at) : end;
  }

  /** "27-28th July 2024", "7th, 14th & 21st August". */
  private int readDaysThenMonth(int at) {
    Match<List<DayParser.ListedDay>> days = forms.listedDays(at);
    if (days == null || days.value().size() < 2) {
      return at;
    }
    int month = Calendar.month(tokens.at(days.next()));
    Match<Integer> year = years.at(days.next() + 1, true);
    addListed(days.value(), month, year);
    return year.next();
  }

  private void addListed(List<DayParser.ListedDay> days, int month, Match<Integer> year) {
    for (int index = 0; index < days.size(); index++) {
      DayParser.ListedDay day = days.get(index);
      boolean range = day.opensRange() && index + 1 < days.size() && !isChained(days, index);
      int lastIndex = range ? index + 1 : index;
      DayParser.ListedDay last = days.get(lastIndex);
      int end = lastIndex == days.size() - 1 ? year.next() : last.to();
      WrittenDate first = new WrittenDate(year.value(), month, day.day(), day.weekday());
      WrittenDate until = new WrittenDate(year.value(), month, last.day(), last.weekday());
      add(day.from(), end, first, range ? until : null);
      index = lastIndex;
    }
  }

  /** "18-19-20 July": of three days in a row each one is meant. */
  private static boolean isChained(List<DayParser.ListedDay> days, int index) {
    boolean before = index > 0 && days.get(index - 1).opensRange();
    return before || days.get(index + 1).opensRange();
  }

  /** "December 27 to 30", "Oct 4, 11 & 18, 2026". */
  private int readMonthThenDays(int at) {
    DayParser.Lead weekday = forms.weekdayBefore(at);
    int month = Calendar.month(tokens.at(weekday.next()));
    Match<Integer> day = forms.dayAfterMonth(weekday.next());
    if (day == null) {
      return at;
    }
    List<DayParser.ListedDay> days = new ArrayList<>();
    int from = at;
    while (day != null && days.size() < 12) {
      boolean range = tokens.at(day.next()).isRange();
      days.add(new DayParser.ListedDay(day.value(), weekday.weekday(), from, day.next(), range));
      weekday = new DayParser.Lead(null, 0);
      from = day.next() + 1;
      day = furtherDay(day.next());
    }
    DayParser.ListedDay last = days.get(days.size() - 1);
    if (days.size() < 2) {
      return at;
    }
    addListed(days, month, years.at(last.to(), false));
    return years.at(last.to(), false).next();
  }

  /** "June 2026 (2, 4, 9, 11)": the days of a month in brackets behind it. */
  private int readDaysInBrackets(int at) {
    int month = Calendar.month(tokens.at(at));
    int year = tokens.at(at + 1).digits() == 4 ? tokens.at(at + 1).value() : 0;
    int open = year > 0 ? at + 2 : at + 1;
    int next = open + 1;
    List<WrittenDate> days = new ArrayList<>();
    while (month > 0 && Calendar.isDay(tokens.at(next).value())) {
      days.add(new WrittenDate(year, month, tokens.at(next).value(), null));
      next += tokens.at(next + 1).isList() ? 2 : 1;
    }
    if (days.isEmpty() || !tokens.is(open, "(") || !tokens.is(next, ")")) {
      return at;
    }
    int end = next;
    days.forEach(day -> add(at, end, day, null));
    return end;
  }

  /** A further day of the month that was named before the first one. */
  private @Nullable Match<Integer> furtherDay(int at) {
    Token separator = tokens.at(at);
    if (!separator.isRange() && !separator.isList()) {
      return null;
    }
    int next = tokens.is(at + 1, "and", "&") ? at + 2 : at + 1;
    Match<Integer> day = numbers.at(next);
    if (day == null || forms.isClock(next) || forms.full(next) != null) {
      return null;
    }
    boolean ordinal = Calendar.isSuffix(tokens.at(day.next() - 1));
    boolean goesOn = tokens.is(day.next(), "&", "and");
    boolean sure = !separator.is(",") || ordinal || goesOn || next == at + 2;
    return sure && !tokens.is(day.next(), ":", "%", "/") ? day : null;
  }

  private int readDayOrRange(int at) {
    Match<WrittenDate> written = forms.full(at);
    if (written == null) {
      return readNumericRange(at);
    }
    Match<WrittenDate> first = withWeekdayAfter(written);
    Match<WrittenDate> last = tokens.at(first.next()).isRange() ? lastOfRange(at, first) : null;
    if (last == null) {
      Match<WrittenDate> date = years.afterTime(first);
      add(at, date.next(), date.value(), null);
      return date.next();
    }
    return addRange(at, first.value(), last);
  }

  /** A year that is written at one end of a range counts for both. */
  private int addRange(int at, WrittenDate first, Match<WrittenDate> last) {
    WrittenDate until = last.value();
    add(at, last.next(), first.inYearOf(until, -1), until.inYearOf(first, 1));
    return last.next();
  }

  /** After "2/29 -", "3/1" is a day too, which alone could be a fraction. */
  private @Nullable Match<WrittenDate> lastOfRange(int at, Match<WrittenDate> first) {
    int next = tokens.is(first.next() + 1, "the") ? first.next() + 2 : first.next() + 1;
    Match<WrittenDate> last = forms.full(next);
    if (last != null) {
      return withWeekdayAfter(last);
    }
    return forms.slashed(at) == null ? ordinalOfRange(next, first.value()) : forms.slashed(next);
  }

  /** "1st Aug to 3rd": the month stands once, before the range. */
  private @Nullable Match<WrittenDate> ordinalOfRange(int at, WrittenDate first) {
    Match<Integer> day = numbers.at(at);
    boolean ordinal = day != null && Calendar.isSuffix(tokens.at(day.next() - 1));
    return day == null || !ordinal || day.value() <= first.day() || tokens.at(day.next()).isWord()
        ? null
        : new Match<>(new WrittenDate(first.year(), first.month(), day.value(), null), day.next());
  }

  /** "2/9-3/1", "31.7.-2.8.2026": two days, of which the first alone could be something else. */
  private int readNumericRange(int at) {
    Match<WrittenDate> slashed = forms.slashed(at);
    Match<WrittenDate> first = slashed == null ? forms.dotted(at) : slashed;
    if (first == null || !tokens.at(first.next()).isRange()) {
      return at;
    }
    int next = first.next() + 1;
    Match<WrittenDate> last = slashed == null ? forms.full(next) : forms.slashed(next);
    return last == null ? at : addRange(at, first.value(), last);
  }

  /** "7th Feb, Saturday", "Jan 23rd (Fri)", "25 Aug | Day: Sunday". */
  private Match<WrittenDate> withWeekdayAfter(Match<WrittenDate> date) {
    if (date.value().weekday() != null) {
      return date;
    }
    int at = date.next();
    while (at < date.next() + 4
        && tokens.is(at, ",", "-", "|", "(", ":", ".", "day", "i", "e", "•")) {
      at++;
    }
    DayOfWeek weekday = Calendar.weekday(tokens.at(at)).orElse(null);
    if (weekday == null
        || forms.full(at + 1) != null
        || (tokens.at(at - 1).isList() && forms.full(at) != null)) {
      return date;
    }
    int end = tokens.is(at + 1, ")") ? at + 2 : at + 1;
    return new Match<>(date.value().withWeekday(weekday), end);
  }

  /** "closed on 26 January and on 4 March": what is said of one day is said of both. */
  private boolean isTied(DateMention before, int from) {
    int at = tokens.indexAt(before.span().end());
    return tokens.is(at, "and", "&") && from == (tokens.is(at + 1, "on") ? at + 2 : at + 1);
  }

  private void add(int from, int to, WrittenDate first, @Nullable WrittenDate until) {
    if (!first.exists() || (until != null && !until.exists())) {
      return;
    }
    Purpose own = new MentionContext(tokens).ofDate(from, to);
    DateMention last = found.isEmpty() ? null : found.get(found.size() - 1);
    Purpose purpose = last != null && isTied(last, from) ? last.purpose() : own;
    found.add(new DateMention(tokens.span(from, to), first, until, purpose));
  }

  /** "27 July & 28 July 2024": the year stands once, after the last of several. */
  private List<DateMention> shareYears() {
    for (int index = found.size() - 2; index >= 0; index--) {
      DateMention date = found.get(index);
      DateMention next = found.get(index + 1);
      if (date.first().year() == 0 && next.first().year() > 0 && areListed(date, next)) {
        boolean yearBefore = date.first().month() > next.first().month();
        found.set(index, date.withYear(next.first().year() - (yearBefore ? 1 : 0)));
      }
    }
    return List.copyOf(found);
  }

  private boolean areListed(DateMention date, DateMention next) {
    int from = tokens.indexAt(date.span().end());
    int to = tokens.indexAt(next.span().start());
    return to == from || (to - from == 1 && tokens.at(from).isList());
  }

  private List<DateMention> loose() {
    for (int at = 0; at < tokens.size(); at++) {
      DayParser.Lead weekday = forms.weekdayBefore(at);
      int number = tokens.is(weekday.next(), "the") ? weekday.next() + 1 : weekday.next();
      Match<Integer> day = forms.isClock(number) ? null : numbers.at(number);
      boolean counts =
          day != null
              && (weekday.weekday() != null
                  || (tokens.at(number).isNumber() && (day.next() - number == 2 || number > at)));
      if (day != null && counts && numbers.isNth(day)) {
        at = day.next() - 1;
      } else if (day != null && counts) {
        add(at, day.next(), new WrittenDate(0, 0, day.value(), weekday.weekday()), null);
        at = day.next() - 1;
      } else if (weekday.weekday() != null) {
        int nth = tokens.is(at - 1, "past", "last") ? -1 : 0;
        add(at, at + 1, new WrittenDate(0, 0, 0, weekday.weekday(), nth), null);
      }
    }
    return List.copyOf(found);
  }
}
