package io.workshopstream.grammar.clock;

import io.workshopstream.grammar.text.DayNumbers;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms in which one time of day is written; null when none stands at an index. */
public final class ClockParser {

  private static final Set<String> NOT_BEFORE = Vocabulary.of("₹ $ £ € rs inr # + gmt utc");

  /** In minutes: nothing starts at 10:32. */
  private static final int ROUND = 5;

  private static final int QUARTER = 15;
  private static final int NOON = 12;

  private final Tokens tokens;
  private final MeridiemParser parts;
  private final SpokenTimeParser spoken;

  public ClockParser(Tokens tokens) {
    this.tokens = tokens;
    this.parts = new MeridiemParser(tokens);
    this.spoken = new SpokenTimeParser(tokens, parts);
  }

  @Nullable
  public Match<Clock> at(int at) {
    Match<Clock> moved = moved(at);
    return moved == null ? whole(at) : moved;
  }

  /** Whether the number at an index reads as a time of day: "5pm", "11:30", "11-1pm". */
  public boolean opensAt(int at) {
    if (!tokens.at(at).isNumber()) {
      return false;
    }
    int next = at + 1;
    if (tokens.is(next, ":", ".") && tokens.touching(at) && tokens.at(next + 1).digits() == 2) {
      return tokens.touching(next);
    }
    if (tokens.at(next).isRange() && tokens.isShortNumber(next + 1)) {
      next += 2;
      next += tokens.is(next, ":", ".") && tokens.at(next + 1).digits() == 2 ? 2 : 0;
    }
    boolean hours = tokens.is(next, "h") && tokens.touching(next - 1);
    return hours
        || tokens.is(next, "noon", "hrs", "uhr", "uur")
        || parts.afterClock(next) > next
        || parts.letters(next).value() != Clock.Half.OPEN;
  }

  /** "quarter past eight", "ten minutes past noon". */
  private @Nullable Match<Clock> moved(int at) {
    int offset = spoken.offset(at);
    Match<Clock> base = offset == 0 ? null : whole(spoken.afterOffset(at));
    return base == null || base.value().minute() > 0
        ? null
        : new Match<>(SpokenTimeParser.moved(base.value(), offset), base.next());
  }

  private @Nullable Match<Clock> whole(int at) {
    Match<Clock> word = spoken.at(at);
    return word == null ? digits(at) : word;
  }

  private @Nullable Match<Clock> digits(int at) {
    Token number = tokens.at(at);
    if (isBasic(at)) {
      return basic(at);
    }
    if (!number.isNumber() || number.digits() > 4 || follows(at)) {
      return null;
    }
    if (number.digits() > 2) {
      return joined(at);
    }
    int minuteAt = minuteAt(at);
    int minute = minuteAt < 0 ? 0 : tokens.at(minuteAt).value();
    int next = minuteAt < 0 ? at + 1 : afterSeconds(minuteAt + 1);
    return clock(
        at, number.value(), minute, tokens.is(at + 1, ":", "h", "：") && minuteAt >= 0, next);
  }

  private @Nullable Match<Clock> clock(int at, int hour, int minute, boolean colon, int next) {
    Match<Clock.Half> half = parts.of(next, hour, at);
    boolean hours =
        half.value() == Clock.Half.OPEN && tokens.is(next, "hrs", "uhr", "uur", "h", "ish");
    int after = hours ? next + 1 : parts.afterClock(half.next());
    boolean exact = colon || after > next || half.value() != Clock.Half.OPEN;
    boolean late = hour > 12 && half.value() != Clock.Half.OPEN && !colon;
    boolean sure = colon || saysHalf(half.next() - 1);
    if (late || !Clock.isValid(hour, minute, half.value()) || isQuantity(half.next(), sure)) {
      return null;
    }
    boolean padded = tokens.at(at).digits() == 2 && hour < 10;
    Clock clock = new Clock(hour, minute, half.value(), exact && !onlyHour(at, next), padded);
    return new Match<>(clock, after);
  }

  /** "9h" or "2 hrs" alone may as well be a duration. */
  private boolean onlyHour(int at, int next) {
    return next == at + 1 && tokens.is(next, "h", "hrs");
  }

  /** "730 pm", "1140 a.m.", "1800 hrs". */
  private @Nullable Match<Clock> joined(int at) {
    int value = tokens.at(at).value();
    Match<Clock.Half> half = parts.of(at + 1, value / 100, at);
    boolean exact = isHours(at) || isMilitary(at) || half.value() != Clock.Half.OPEN;
    boolean round = tokens.is(at - 1, "at", "@") && value % ROUND == 0;
    if (!(exact || round)
        || isQuantity(half.next(), saysHalf(half.next() - 1))
        || !Clock.isValid(value / 100, value % 100, half.value())) {
      return null;
    }
    boolean padded = exact || tokens.at(at).digits() == 4;
    Clock clock = new Clock(value / 100, value % 100, half.value(), exact, padded);
    return new Match<>(clock, isHours(at) ? at + 2 : half.next());
  }

  /** The time in "20260124T1930", the basic form of ISO 8601. */
  private boolean isBasic(int at) {
    int digits = tokens.at(at).digits();
    return (digits == 4 || digits == 6)
        && tokens.is(at - 1, "t")
        && tokens.at(at - 2).digits() == 8
        && tokens.touching(at - 2)
        && tokens.touching(at - 1);
  }

  private @Nullable Match<Clock> basic(int at) {
    int value = tokens.at(at).value() / (tokens.at(at).digits() == 6 ? 100 : 1);
    Clock clock = new Clock(value / 100, value % 100, Clock.Half.OPEN, true, true);
    return Clock.isValid(clock.hour(), clock.minute(), clock.half())
        ? new Match<>(clock, at + 1)
        : null;
  }

  /** "pm" or "p.m.", unlike the letter of a room: "252A". */
  private boolean saysHalf(int at) {
    return tokens.at(at).word().endsWith("m");
  }

  private boolean isHours(int at) {
    return tokens.is(at + 1, "hrs") || (tokens.is(at + 1, "hours") && isPadded(at));
  }

  /** One end of "0730-0930". */
  private boolean isMilitary(int at) {
    boolean first = isPadded(at) && tokens.is(at + 1, "-", "to") && tokens.at(at + 2).digits() == 4;
    boolean second = isPadded(at - 2) && tokens.is(at - 1, "-", "to");
    return first || (second && tokens.at(at).digits() == 4);
  }

  private boolean isPadded(int at) {
    return tokens.at(at).digits() == 4 && tokens.at(at).word().startsWith("0");
  }

  /** The index of the minutes of the hour at an index, or -1. */
  private int minuteAt(int at) {
    if (isApart(at)) {
      return at + 1;
    }
    boolean separated = tokens.is(at + 1, ":", ".", "h", "：") && tokens.at(at + 2).digits() == 2;
    boolean close = tokens.touching(at) && tokens.touching(at + 1);
    boolean spaced =
        tokens.is(at + 1, ":")
            && !DayNumbers.isCounted(tokens, at)
            && parts.letters(at + 3).value() != Clock.Half.OPEN;
    return separated && (close || spaced) ? at + 2 : -1;
  }

  /** "6 30 pm", "at 3 15". */
  private boolean isApart(int at) {
    Token minutes = tokens.at(at + 1);
    boolean quarter = minutes.digits() == 2 && minutes.value() % QUARTER == 0;
    boolean said = tokens.is(at - 1, "at", "@") && !tokens.at(at + 2).isNumber();
    boolean half = quarter && parts.letters(at + 2).value() != Clock.Half.OPEN;
    return quarter && tokens.at(at).value() <= NOON && (said || half) && !tokens.touching(at);
  }

  private int afterSeconds(int at) {
    boolean seconds = tokens.is(at, ":") && tokens.at(at + 1).digits() == 2 && tokens.touching(at);
    boolean fraction =
        seconds
            && tokens.is(at + 2, ".")
            && tokens.at(at + 3).isNumber()
            && tokens.touching(at + 2);
    return fraction ? at + 4 : seconds ? at + 2 : at;
  }

  /** The number belongs to an amount, a zone or a longer number before it. */
  private boolean follows(int at) {
    Token before = tokens.at(at - 1);
    boolean joined =
        tokens.touching(at - 1)
            && (tokens.is(at - 1, ".", ":", "/", "_") && tokens.at(at - 2).isNumber());
    return (joined && !followsDay(at)) || NOT_BEFORE.contains(before.word());
  }

  /** "05/31/2024.14:15", "October 12/5:30 pm". */
  private boolean followsDay(int at) {
    boolean year = tokens.is(at - 1, ".") && tokens.at(at - 2).digits() == 4;
    return (year || tokens.is(at - 1, "/")) && tokens.is(at + 1, ":");
  }

  /** What follows makes the number an amount, a share, a room or a longer number. */
  private boolean isQuantity(int at, boolean sure) {
    boolean slash = !sure && tokens.is(at, "/") && tokens.touching(at - 1); // not "7pm/8pm"
    boolean longer =
        tokens.is(at, ".", ":", ",")
            && tokens.touching(at - 1)
            && tokens.touching(at)
            && tokens.at(at + 1).isNumber();
    return slash || tokens.is(at, "%", "₹", "$", "€", "£", "km", "kms") || longer;
  }
}
