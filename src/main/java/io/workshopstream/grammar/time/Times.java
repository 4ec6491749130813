package io.workshopstream.grammar.time;

import io.workshopstream.grammar.clock.Clock;
import io.workshopstream.grammar.clock.ClockParser;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.DayNumbers;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.MentionContext;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the times of day that a text names; numbers inside its dates are not read. */
public final class Times {

  private static final Set<String> RANGE =
      Vocabulary.of(
          "- to till til until untill through bis a à → upto ends ending hasta jusqu tot ende");

  private static final int NOON = 12;
  private static final int QUARTER = 15;
  private static final int LONGEST_HOURS = 8;

  private static final Tokens.Finder<List<TimeMention>> ALL =
      tokens -> in(tokens, Dates.in(tokens, DateOrder.DAY_FIRST));

  private final Tokens tokens;
  private final ClockParser forms;
  private final ZoneParser zones;
  private final List<DateMention> dates;
  private final List<TimeMention> found = new ArrayList<>();
  private int date;

  private Times(Tokens tokens, List<DateMention> dates) {
    this.tokens = tokens;
    this.forms = new ClockParser(tokens);
    this.zones = new ZoneParser(tokens);
    this.dates = dates;
  }

  /** Every time and range of times, in the text's order. */
  public static List<TimeMention> in(String text) {
    return Tokens.of(text).find(ALL);
  }

  /**
   * As {@link #in}; when there is none, a bare range of hours too ("5 - 7"), which only a label or
   * a table's heading makes a time.
   */
  public static List<TimeMention> looselyIn(String text) {
    List<TimeMention> times = in(text);
    return times.isEmpty() ? new Times(Tokens.of(text), List.of()).bare() : times;
  }

  static List<TimeMention> in(Tokens tokens, List<DateMention> dates) {
    return tokens.hasTime() ? new Times(tokens, dates).read() : List.of();
  }

  private List<TimeMention> read() {
    int at = 0;
    while (at < tokens.size()) {
      int next = tokens.at(at).opensTime() && !isInDate(at) ? readAt(at) : at;
      at = Math.max(at + 1, next);
    }
    return List.copyOf(found);
  }

  private boolean isInDate(int at) {
    Token token = tokens.at(at);
    while (date < dates.size() && dates.get(date).span().end() <= token.start()) {
      date++;
    }
    return date < dates.size() && dates.get(date).span().overlaps(token.span());
  }

  private int readAt(int at) {
    Match<Clock> start = forms.at(at);
    if (start == null || (isCounted(at, start) && !start.value().exact())) {
      return at;
    }
    Match<Clock> end = endAfter(at, start);
    boolean sure =
        start.value().exact()
            || (end != null && end.value().exact())
            || isHourOfDay(at, start)
            || isHourOfZone(start)
            || isHourBehindDay(at, start)
            || isSaid(at, start, end);
    return sure ? add(at, start, end) : at;
  }

  /** "Session 1 - 5 pm": the number is none of an hour; in "workshop 5-7 pm" it is. */
  private boolean isCounted(int at, Match<Clock> start) {
    boolean apart = tokens.is(start.next(), "-") && !tokens.touching(start.next() - 1);
    return apart && DayNumbers.isCounted(tokens, at);
  }

  /** "Sat at 5": a bare hour right behind a day, with nothing that it could count. */
  private boolean isHourOfDay(int at, Match<Clock> start) {
    boolean dayBefore = namesDay(at - 2) || Calendar.isSuffix(tokens.at(at - 2));
    boolean free = !tokens.at(start.next()).isWord() && !tokens.at(start.next()).isNumber();
    int hour = start.value().hour();
    boolean written = hasDottedMinutes(at, start) || tokens.is(start.next() - 1, "h");
    boolean plain = (hour >= 1 && hour <= 12) || tokens.at(at).digits() > 2;
    return tokens.is(at - 1, "at", "@", "à", "um") && dayBefore && free && (written || plain);
  }

  private boolean namesDay(int at) {
    return Calendar.weekday(tokens.at(at)).isPresent() || closesDate(at);
  }

  /**
   * What stands around says that numbers are hours: "at 6.45", "between 3 and 5 on Friday", "from 9
   * for 2 hours", "4 July, 10.00-12.00".
   */
  private boolean isSaid(int at, Match<Clock> start, @Nullable Match<Clock> end) {
    int next = end == null ? start.next() : end.next();
    boolean counts = tokens.is(next, "%", "/", "+", "-");
    boolean free = !tokens.at(next).isWord() && !tokens.at(next).isNumber() && !counts;
    boolean dotted = hasDottedMinutes(at, start) || (end != null && tokens.is(end.next() - 2, "."));
    if (dotted && followsDay(at) && (free || (end != null && !counts))) {
      return true;
    }
    if (end != null && free && followsDay(at) && isStretch(start, end)) {
      return true; // "Sat 24 Jan, 5 - 7"
    }
    boolean spoken = tokens.at(at).isWord() && (end == null ? start : end).value().minute() > 0;
    if (!tokens.is(at - 1, "at", "@", "from", "between")) {
      return spoken && end != null;
    }
    if (end != null) {
      return spoken || isOnDay(next) || (free && followsDay(at - 1));
    }
    boolean round = start.value().minute() % QUARTER == 0;
    return Durations.behind(tokens, next) != null
        || ((dotted || tokens.at(at).digits() > 2) && isOnDay(next))
        || (free && (spoken || (dotted && round)));
  }

  private static boolean isStretch(Match<Clock> start, Match<Clock> end) {
    int hours = (end.value().hour() - start.value().hour() + NOON) % NOON;
    return start.value().hour() > 0 && hours > 0 && hours <= LONGEST_HOURS;
  }

  private boolean followsDay(int at) {
    int before = tokens.is(at - 1, ",", "|", ":", "-", "from") ? at - 2 : at - 1;
    return namesDay(before);
  }

  /** "on Friday", "on 24 January". */
  private boolean isOnDay(int at) {
    int next = tokens.is(at, "on", ",") ? at + 1 : at;
    return opensDate(next) || Calendar.weekday(tokens.at(next)).isPresent();
  }

  private boolean hasDottedMinutes(int at, Match<Clock> start) {
    boolean apart = start.next() == at + 2 && tokens.at(at + 1).isNumber();
    return apart || (tokens.is(at + 1, ".") && start.next() == at + 3);
  }

  /** "8h GMT": no zone stands behind a duration. */
  private boolean isHourOfZone(Match<Clock> start) {
    return tokens.is(start.next() - 1, "h") && zones.at(start.next()) != null;
  }

  /** "1 August, 19h": no class takes that long. */
  private boolean isHourBehindDay(int at, Match<Clock> start) {
    int before = tokens.is(at - 1, ",") ? at - 2 : at - 1;
    return start.value().hour() > NOON && tokens.is(start.next() - 1, "h") && closesDate(before);
  }

  private boolean closesDate(int at) {
    int offset = tokens.at(at).end();
    return date > 0 && dates.get(date - 1).span().end() == offset;
  }

  private @Nullable Match<Clock> endAfter(int at, Match<Clock> start) {
    Match<NamedZone> zone = zones.at(start.next());
    int after = zone == null ? start.next() : zone.next();
    int separator =
        tokens.is(after, ",") && tokens.is(after + 1, "ends", "ending", "ende") ? after + 1 : after;
    boolean between = tokens.is(at - 1, "between") && tokens.is(separator, "and");
    if (!between && !RANGE.contains(tokens.at(separator).word())) {
      return null;
    }
    int next =
        tokens.is(separator, "till", "until", "to", "ends", "ending", "ende")
                && tokens.is(separator + 1, "about", "around", "at", "by", "gegen", "um", "ca")
            ? separator + 2
            : separator + 1;
    Match<Clock> end = forms.at(next);
    return end == null || isDuration(next, start) || opensDate(next) ? null : end;
  }

  /** "6 pm - 2 hours", unlike "10 - 12 hrs". */
  private boolean isDuration(int at, Match<Clock> start) {
    boolean dashed = tokens.is(at - 1, "-") && start.value().half() != Clock.Half.OPEN;
    return dashed && Durations.at(tokens, at) != null;
  }

  private boolean opensDate(int at) {
    int offset = tokens.at(at).start();
    return dates.stream()
        .skip(date)
        .limit(2)
        .anyMatch(mention -> mention.span().start() <= offset && offset < mention.span().end());
  }

  /** The index after what was read. */
  private int add(int at, Match<Clock> start, @Nullable Match<Clock> end) {
    Match<Clock> last = end == null ? start : end;
    Match<NamedZone> zone = zones.at(last.next());
    int next = zone == null ? last.next() : zone.next();
    Clock first = end == null ? start.value() : start.value().until(end.value());
    LocalTime until = end == null ? null : end.value().from(first).time();
    Match<Duration> lasting = end == null ? Durations.behind(tokens, next) : null;
    Match<Duration> before =
        end == null && lasting == null ? Durations.before(tokens, at, next) : lasting;
    if (before != null) {
      until = first.time().plus(before.value());
    }
    Purpose purpose = new MentionContext(tokens).ofTime(at, next);
    int to = lasting == null ? next : lasting.next();
    NamedZone named = zone == null ? null : zone.value();
    found.add(new TimeMention(tokens.span(at, to), first.time(), until, named, purpose));
    return to;
  }

  private List<TimeMention> bare() {
    for (int at = 0; at < tokens.size(); at++) {
      Match<Clock> start = forms.at(at);
      boolean range = start != null && RANGE.contains(tokens.at(start.next()).word());
      Match<Clock> end = start != null && range ? forms.at(start.next() + 1) : null;
      if (start != null && end != null && found.isEmpty()) {
        add(at, start, end);
      }
    }
    return List.copyOf(found);
  }
}
