package io.workshopstream.grammar.clock;

import io.workshopstream.grammar.clock.Clock.Half;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which a time of day is written in words: "noon", "seven thirty p.m.", "quarter past
 * eight"; null when none stands at an index.
 */
final class SpokenTimeParser {

  private static final int HALF_DAY = 12;
  private static final int QUARTER = 15;
  private static final int HALF_HOUR = 30;
  private static final int HOUR = 60;
  private static final int DAY = 24;

  private final Tokens tokens;
  private final MeridiemParser parts;

  SpokenTimeParser(Tokens tokens, MeridiemParser parts) {
    this.tokens = tokens;
    this.parts = parts;
  }

  @Nullable Match<Clock> at(int at) {
    Match<Clock> named = named(at);
    return named == null ? hour(at) : named;
  }

  /** "noon", "12 midnight". */
  private @Nullable Match<Clock> named(int at) {
    int next = tokens.is(at, "12", "twelve") ? parts.afterClock(at + 1) : at;
    if (tokens.is(next, "noon", "midday")) {
      return new Match<>(new Clock(12, 0, Half.AFTERNOON, true, false), next + 1);
    }
    return tokens.is(next, "midnight")
        ? new Match<>(new Clock(0, 0, Half.OPEN, true, true), next + 1)
        : null;
  }

  /** "seven p.m.", "ten thirty am"; without a half it only counts beside a time that has one. */
  private @Nullable Match<Clock> hour(int at) {
    int hour = upToTwelve(at);
    if (hour == 0) {
      return null;
    }
    int minute = minute(at + 1);
    int next = minute == 0 ? at + 1 : afterMinute(at + 1);
    Match<Half> half = parts.of(next, hour, at);
    int clock = parts.afterClock(next);
    boolean exact = half.value() != Half.OPEN || clock > next;
    return new Match<>(
        new Clock(hour, minute, half.value(), exact, false), Math.max(half.next(), clock));
  }

  private int upToTwelve(int at) {
    int number = tokens.at(at).small();
    return number <= HALF_DAY ? number : 0;
  }

  /** The minutes that words name: "thirty", "forty five", "fifteen"; 0 for none. */
  private int minute(int at) {
    if (tokens.is(at, "fifteen")) {
      return QUARTER;
    }
    if (tokens.is(at, "ten")) {
      return 10;
    }
    int tens = tokens.at(at).tens();
    return tens == 0 || tens >= HOUR ? 0 : tens + unit(at + 1);
  }

  private int unit(int at) {
    int unit = upToTwelve(at);
    return unit < 10 ? unit : 0;
  }

  private int afterMinute(int at) {
    return !tokens.is(at, "fifteen", "ten") && unit(at + 1) > 0 ? at + 2 : at + 1;
  }

  /** How many minutes "quarter past", "half past", "15 minutes past" or "quarter to" add; or 0. */
  int offset(int at) {
    int next = afterCount(at);
    boolean named = tokens.is(next + 1, "noon", "midnight") && count(at) > HALF_DAY;
    boolean minutes = tokens.is(next - 1, "minutes") && tokens.is(at - 1, "at");
    boolean to = tokens.is(next, "to") && (named || minutes || tokens.is(at, "quarter"));
    if (!to && !tokens.is(next, "past")) {
      return 0;
    }
    int count = tokens.is(at, "quarter") ? QUARTER : tokens.is(at, "half") ? HALF_HOUR : count(at);
    return count <= 0 || count >= HOUR ? 0 : to ? -count : count;
  }

  private int count(int at) {
    return tokens.at(at).isNumber() ? tokens.at(at).value() : Math.max(minute(at), upToTwelve(at));
  }

  /** The index of the time that {@link #offset} moves. */
  int afterOffset(int at) {
    return afterCount(at) + 1;
  }

  private int afterCount(int at) {
    int next = minute(at) > 0 ? afterMinute(at) : at + 1;
    return tokens.is(next, "minutes", "min", "mins", "minute") ? next + 1 : next;
  }

  static Clock moved(Clock clock, int minutes) {
    int hour = minutes < 0 ? (clock.hour() + DAY - 1) % DAY : clock.hour();
    int minute = minutes < 0 ? HOUR + minutes : minutes;
    boolean twelve = minutes < 0 && hour == 0 && clock.half() != Half.OPEN;
    boolean crosses = minutes < 0 && clock.hour() == HALF_DAY;
    Half half = crosses ? other(clock.half()) : clock.half();
    return new Clock(twelve ? HALF_DAY : hour, minute, half, true, clock.padded());
  }

  /** "quarter to noon" is in the morning. */
  private static Half other(Half half) {
    return switch (half) {
      case MORNING -> Half.AFTERNOON;
      case AFTERNOON -> Half.MORNING;
      case OPEN -> Half.OPEN;
    };
  }
}
