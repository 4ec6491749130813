package io.workshopstream.grammar.clock;

import io.workshopstream.grammar.clock.Clock.Half;
import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import java.util.Map;

/** Reads which half of the day is meant: "pm", "P.M.", "in the evening", "at night". */
final class MeridiemParser {

  private static final Map<String, Half> PARTS =
      Map.of(
          "morning", Half.MORNING,
          "afternoon", Half.AFTERNOON,
          "evening", Half.AFTERNOON,
          "night", Half.AFTERNOON,
          "tonight", Half.AFTERNOON,
          "abends", Half.AFTERNOON);

  private static final int LAST_HOUR_OF_NIGHT = 5;
  private static final int NOON = 12;

  private final Tokens tokens;

  MeridiemParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * What stands at an index, or just before the time whose hour is {@code hour} and which starts at
   * {@code from}; open when nothing does.
   */
  Match<Half> of(int at, int hour, int from) {
    Match<Half> letters = letters(at);
    if (letters.value() != Half.OPEN || hour > NOON) {
      return letters;
    }
    Match<Half> after = words(at, hour);
    boolean sure = at > from + 1 || tokens.at(at).isRange();
    return after.value() == Half.OPEN ? new Match<>(before(from, hour, sure), at) : after;
  }

  /** "pm", "P.M.", "p . m", a glued "7p", and a dot too many: "9.am.". */
  Match<Half> letters(int at) {
    if (tokens.is(at, ".") && tokens.touching(at - 1) && tokens.is(at + 1, "am", "pm")) {
      Half half = tokens.is(at + 1, "pm") ? Half.AFTERNOON : Half.MORNING;
      return new Match<>(half, tokens.is(at + 2, ".") ? at + 3 : at + 2);
    }
    int length = tokens.is(at, "am", "pm") ? 1 : 0;
    if (length == 0 && tokens.is(at, "a", "p")) {
      boolean dotted = tokens.is(at + 1, ".") && tokens.is(at + 2, "m");
      boolean spaced = tokens.is(at + 1, "m");
      boolean ends = !tokens.touching(at) || tokens.at(at + 1).kind() == Token.Kind.MARK;
      boolean glued = tokens.touching(at - 1) && ends;
      length = dotted ? 3 : spaced ? 2 : glued ? 1 : 0;
    }
    if (length == 0) {
      return new Match<>(Half.OPEN, at);
    }
    boolean afternoon = tokens.at(at).word().startsWith("p");
    boolean dot = length == 3 && tokens.is(at + 3, ".");
    return new Match<>(afternoon ? Half.AFTERNOON : Half.MORNING, at + length + (dot ? 1 : 0));
  }

  /** "in the morning", "at night", "o'clock on Monday evening", "tonight". */
  private Match<Half> words(int at, int hour) {
    int clock = afterClock(at);
    int part = clock;
    part += tokens.is(part, "in") && tokens.is(part + 1, "the") ? 2 : 0;
    part += part == clock && tokens.is(part, "at") && tokens.is(part + 1, "night") ? 1 : 0;
    part += part == clock && tokens.is(part, "on", "this") ? 1 : 0;
    part += Calendar.weekday(tokens.at(part)).isPresent() ? 1 : 0;
    boolean apart = part == clock && !tokens.is(part, "tonight");
    Half half = apart ? null : PARTS.get(tokens.at(part).word());
    if (part > clock && letters(part).value() != Half.OPEN) {
      return letters(part);
    }
    return half == null
        ? new Match<>(Half.OPEN, at)
        : new Match<>(half(tokens.at(part), half, hour), part + 1);
  }

  /** The index after "o'clock", "o clock" and "oclock". */
  int afterClock(int at) {
    if (tokens.is(at, "oclock")) {
      return at + 1;
    }
    int clock = tokens.is(at + 1, "'") ? at + 2 : at + 1;
    return tokens.is(at, "o") && tokens.is(clock, "clock") ? clock + 1 : at;
  }

  /** "in the evening at eight", "evening 6 to 8": the part of the day goes before. */
  private Half before(int from, int hour, boolean sure) {
    boolean tied = tokens.is(from - 1, "at");
    Token part = tokens.at(tied ? from - 2 : from - 1);
    Half half = tied || sure ? PARTS.get(part.word()) : null;
    return half == null ? Half.OPEN : half(part, half, hour);
  }

  /** Twelve at night is midnight, twelve in the morning noon. */
  private static Half half(Token part, Half half, int hour) {
    boolean late = part.is("night") && (hour == NOON || hour <= LAST_HOUR_OF_NIGHT);
    boolean noon = part.is("morning") && hour == NOON;
    return late ? Half.MORNING : noon ? Half.AFTERNOON : half;
  }
}
