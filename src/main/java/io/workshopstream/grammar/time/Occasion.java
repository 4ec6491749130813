package io.workshopstream.grammar.time;

import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a range of days, with the time that a text gives for it.
 *
 * @param time null when the text gives none for this day
 * @param until where one stretch ends that goes over days: "11 April 2 pm - 13 April 2 pm"; null
 *     otherwise
 */
public record Occasion(DateMention date, @Nullable TimeMention time, @Nullable Occasion until) {

  private static final int MOST = 200;
  private static final int LONGEST_END = 30;
  private static final int LONGEST_TIE = 4;
  private static final Set<String> ENDS = Vocabulary.of("end ends ending until on date");

  Occasion(DateMention date, @Nullable TimeMention time) {
    this(date, time, null);
  }

  /**
   * Pairs the days and the times of a text: times follow their days ("7 & 8 Feb, 5-7 pm") unless
   * the text opens with a time and closes with a day ("5-7 pm: 7 Feb, 14 Feb"). Several days and
   * several times in one run give each day every time.
   */
  public static List<Occasion> in(Phrases phrases) {
    List<TimeMention> times =
        starts(phrases.times().stream().filter(time -> !isOfOther(time, phrases)).toList());
    List<DateMention> dates =
        phrases.dates().stream()
            .filter(date -> date.purpose() == Purpose.EVENT || isEnd(date, phrases))
            .toList();
    List<Occasion> found = new ArrayList<>();
    if (timesComeFirst(dates, times)) {
      pairTimesThenDays(dates, times, found);
    } else {
      pairDaysThenTimes(dates, times, found);
    }
    return joined(found, phrases.text());
  }

  private static boolean isEnd(DateMention date, Phrases phrases) {
    int start = date.span().start();
    int before =
        Stream.concat(
                phrases.dates().stream().map(DateMention::span),
                phrases.times().stream().map(TimeMention::span))
            .mapToInt(Span::end)
            .filter(end -> end <= start)
            .max()
            .orElse(0);
    return before > 0
        && start - before <= LONGEST_END
        && saysEnd(Tokens.of(phrases.text().substring(before, start)));
  }

  /** "Classes resume 5 Oct, 6 pm": the time goes with a day on which nothing takes place. */
  private static boolean isOfOther(TimeMention time, Phrases phrases) {
    int start = time.span().start();
    return phrases.dates().stream()
        .filter(date -> isTied(date.span().end(), start, phrases.text()))
        .anyMatch(date -> date.purpose() != Purpose.EVENT && !isEnd(date, phrases));
  }

  private static boolean isTied(int end, int start, String text) {
    boolean close = end <= start && start - end <= LONGEST_TIE;
    return close && text.substring(end, start).chars().noneMatch(Character::isLetter);
  }

  private static boolean timesComeFirst(List<DateMention> dates, List<TimeMention> times) {
    if (dates.isEmpty() || times.isEmpty()) {
      return false;
    }
    Span lastTime = times.get(times.size() - 1).span();
    Span lastDay = dates.get(dates.size() - 1).span();
    return times.get(0).span().start() < dates.get(0).span().start()
        && lastTime.start() < lastDay.start();
  }

  private static void pairDaysThenTimes(
      List<DateMention> dates, List<TimeMention> times, List<Occasion> found) {
    int day = 0;
    int time = dates.isEmpty() ? 0 : timesBefore(times, 0, dates.get(0).span().start());
    while (day < dates.size()) {
      int nextTime = time < times.size() ? times.get(time).span().start() : Integer.MAX_VALUE;
      int days = daysBefore(dates, day, nextTime);
      int nextDay = days < dates.size() ? dates.get(days).span().start() : Integer.MAX_VALUE;
      int until = timesBefore(times, time, nextDay);
      cross(dates.subList(day, days), times.subList(time, until), found);
      day = days;
      time = until;
    }
  }

  private static void pairTimesThenDays(
      List<DateMention> dates, List<TimeMention> times, List<Occasion> found) {
    int day = 0;
    int time = 0;
    while (day < dates.size()) {
      int until = timesBefore(times, time, dates.get(day).span().start());
      int nextTime = until < times.size() ? times.get(until).span().start() : Integer.MAX_VALUE;
      int days = daysBefore(dates, day, nextTime);
      cross(dates.subList(day, days), times.subList(time, until), found);
      day = days;
      time = until;
    }
  }

  private static int timesBefore(List<TimeMention> times, int from, int limit) {
    int at = from;
    while (at < times.size() && times.get(at).span().start() < limit) {
      at++;
    }
    return at;
  }

  private static int daysBefore(List<DateMention> dates, int from, int limit) {
    int at = from + 1;
    while (at < dates.size() && dates.get(at).span().start() < limit) {
      at++;
    }
    return at;
  }

  private static void cross(
      List<DateMention> dates, List<TimeMention> times, List<Occasion> found) {
    for (DateMention date : dates) {
      if (times.isEmpty() && found.size() < MOST) {
        found.add(new Occasion(date, null));
      }
      for (TimeMention time : times) {
        if (found.size() < MOST) {
          found.add(new Occasion(date, time));
        }
      }
    }
  }

  /** Two neighbours with only a dash or a "to" between them are the ends of one stretch. */
  private static List<Occasion> joined(List<Occasion> found, String text) {
    List<Occasion> joined = new ArrayList<>();
    for (int index = 0; index < found.size(); index++) {
      Occasion occasion = found.get(index);
      Occasion next = index + 1 < found.size() ? found.get(index + 1) : null;
      boolean stretch = next != null && occasion.leadsTo(next, text);
      joined.add(stretch ? new Occasion(occasion.date, occasion.time, next) : occasion);
      index += stretch ? 1 : 0;
    }
    return List.copyOf(joined);
  }

  private boolean leadsTo(Occasion next, String text) {
    if (time == null || time.end() != null || next.date.span().start() < time.span().end()) {
      return false;
    }
    Tokens between = Tokens.of(text.substring(time.span().end(), next.date.span().start()));
    boolean range = between.size() == 1 && between.at(0).isRange();
    return range || saysEnd(between);
  }

  /** "starts 4 July 6 pm, ends 5 July 8 pm", "Start: 4 July 6 pm End: 4 July 8 pm". */
  private static boolean saysEnd(Tokens between) {
    boolean end = false;
    for (int at = 0; at < between.size(); at++) {
      Token token = between.at(at);
      if (token.isNumber() || (token.isWord() && !ENDS.contains(token.word()))) {
        return false;
      }
      end |= token.isWord() && !token.is("on") && !token.is("date");
    }
    return end;
  }

  /** The times at which something starts; doors and arrival only where there is nothing else. */
  public static List<TimeMention> starts(List<TimeMention> all) {
    if (all.isEmpty()) {
      return all;
    }
    List<TimeMention> times = all.stream().filter(time -> !time.isPlaceholder()).toList();
    List<TimeMention> events = of(times, Purpose.EVENT);
    if (!events.isEmpty()) {
      return events;
    }
    List<TimeMention> doors = of(times, Purpose.DOORS);
    return doors.isEmpty() ? of(times, Purpose.ARRIVAL) : doors;
  }

  private static List<TimeMention> of(List<TimeMention> times, Purpose purpose) {
    return times.stream().filter(time -> time.purpose() == purpose).toList();
  }
}
