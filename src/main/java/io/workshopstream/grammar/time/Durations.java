package io.workshopstream.grammar.time;

import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long something takes: "2 hours", "1 hr 30 min", "90-minute", "1.5hrs", "PT2H". */
public final class Durations {

  private static final Set<String> HOURS =
      Vocabulary.of("hour hours hr hrs h stunden stunde horas heures");
  private static final Set<String> MINUTES =
      Vocabulary.of("minute minutes min mins minuten minutos");
  private static final int LONGEST_HOURS = 24;
  private static final Pattern EACH =
      Pattern.compile(
          "(?i)\\b(?:each|every|all)(?:\\s(?:class|session|workshop)(?:e?s)?)?(?:\\s(?:is|are|lasts?|of))?\\s"
              + "(\\d[\\d.]{0,3}\\s?-?(?:hours?|hrs?|minutes|mins?))\\b");

  /** Beside a time, a duration from here on would be one of days. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private static final int MOST_PIECES = 6;

  private Durations() {}

  /** The first duration in a text, at most a day. */
  public static Optional<Duration> in(String text) {
    Tokens tokens = Tokens.of(text);
    for (int at = 0; at < tokens.size(); at++) {
      Match<Duration> duration = at(tokens, at);
      if (duration != null) {
        return Optional.of(duration.value());
      }
    }
    return Optional.empty();
  }

  /** What a text says once about all that it lists: "Each class is 2 hours", "Each 90 mins". */
  public static Optional<Span> ofEach(String text) {
    if (!Tokens.of(text).hasNumber()) {
      return Optional.empty();
    }
    Matcher each = EACH.matcher(text);
    return each.find() ? Optional.of(new Span(each.start(1), each.end(1))) : Optional.empty();
  }

  /** The duration at an index, at most a day; null when none stands there. */
  static @Nullable Match<Duration> at(Tokens tokens, int at) {
    Match<Double> counted = number(tokens, at);
    int unit = counted == null ? -1 : unitAt(tokens, counted.next());
    if (counted == null || unit < 0) {
      return null;
    }
    double number = counted.value();
    if (!HOURS.contains(tokens.at(unit).word())) {
      return of(Math.round(number), unit + 1);
    }
    int rest = tokens.is(unit + 1, "and", ",", "&") ? unit + 2 : unit + 1;
    boolean more = MINUTES.contains(tokens.at(rest + 1).word()) && tokens.at(rest).isNumber();
    long minutes = more ? Math.max(0, tokens.at(rest).value()) : 0;
    return of(Math.round(number * 60) + minutes, more ? rest + 2 : unit + 1);
  }

  /** "5 pm (2 hours)", "5 pm for 2 hrs": what stands behind a time says how long it takes. */
  static @Nullable Match<Duration> behind(Tokens tokens, int at) {
    int next = at;
    while (next < at + 2 && tokens.is(next, "(", ",", "|", "for", "•", "-")) {
      next++;
    }
    Match<Duration> duration = next == at ? null : at(tokens, next);
    if (duration == null || duration.value().compareTo(LONGEST) >= 0) {
      return null;
    }
    boolean closes = tokens.is(next - 1, "(") && tokens.is(duration.next(), ")");
    return closes ? new Match<>(duration.value(), duration.next() + 1) : duration;
  }

  /** "for 7 hours starting from 9:30 am"; the match ends where the time at an index does. */
  static @Nullable Match<Duration> before(Tokens tokens, int at, int next) {
    if (!tokens.is(at - 1, "from", "starting")) {
      return null;
    }
    int end = tokens.is(at - 2, "starting") ? at - 2 : at - 1;
    for (int from = end - MOST_PIECES; from < end; from++) {
      Match<Duration> duration = at(tokens, from);
      if (duration != null && duration.next() == end) {
        boolean sameDay = duration.value().compareTo(LONGEST) < 0;
        return sameDay ? new Match<>(duration.value(), next) : null;
      }
    }
    return null;
  }

  private static @Nullable Match<Duration> of(long minutes, int next) {
    boolean plausible = minutes > 0 && minutes <= LONGEST_HOURS * 60L;
    return plausible ? new Match<>(Duration.ofMinutes(minutes), next) : null;
  }

  /** "2", "1.5", "2½", "two", "forty five", "an". */
  private static @Nullable Match<Double> number(Tokens tokens, int at) {
    Token token = tokens.at(at);
    if (token.isNumber() && !(tokens.is(at - 1, ".", ":") && tokens.touching(at - 1))) {
      boolean fraction = tokens.is(at + 1, ".") && tokens.at(at + 2).isNumber();
      boolean tenths = fraction && tokens.at(at + 2).digits() == 1;
      double part = tokens.is(at + 1, "½") ? 0.5 : tenths ? tokens.at(at + 2).value() / 10.0 : 0;
      return new Match<>(token.value() + part, fraction ? at + 3 : at + 1);
    }
    int tens = token.tens();
    int units = tokens.at(tens > 0 ? at + 1 : at).small();
    double value = token.is("an") ? 1 : tens + units;
    return value == 0 ? null : new Match<>(value, tens > 0 && units > 0 ? at + 2 : at + 1);
  }

  /** The index of the word for hours or minutes; minutes are a mark, too: "for 30'". */
  private static int unitAt(Tokens tokens, int at) {
    int next = tokens.is(at, "-", "½") ? at + 1 : at;
    String word = tokens.at(next).word();
    boolean clock = word.equals("h") && tokens.at(next + 1).digits() == 2;
    boolean mark = word.equals("'") && tokens.is(at - 2, "for");
    return (HOURS.contains(word) && !clock) || MINUTES.contains(word) || mark ? next : -1;
  }
}
