package io.workshopstream.grammar.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms in which the number of a day is written, and what else a number may be. */
public final class DayNumbers {

  /** A month has no sixth Monday. */
  private static final int WEEKS = 5;

  private static final int MOST_NTHS = 6;

  /** What a number counts when it is no day: "Session 1 - 24 Jan". */
  private static final Set<String> COUNTED =
      Vocabulary.of(
          "session class workshop day level batch phase part round week no version v chapter"
              + " episode vol room screen floor age slot show group track module act gate hall");

  private final Tokens tokens;

  public DayNumbers(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A day of the month with or without its suffix, in digits or as an ordinal word. */
  @Nullable
  public Match<Integer> at(int at) {
    Token token = tokens.at(at);
    if (token.isNumber()) {
      int next = Calendar.isSuffix(tokens.at(at + 1)) ? at + 2 : at + 1;
      return token.digits() <= 2 && Calendar.isDay(token.value()) && !isName(next)
          ? new Match<>(token.value(), next)
          : null;
    }
    int tens = token.is("twenty") ? 20 : token.is("thirty") ? 30 : 0;
    int last = tens == 0 ? at : tokens.is(at + 1, "-") ? at + 2 : at + 1;
    int units = Math.max(Calendar.ordinal(tokens.at(last)), tens > 0 ? counted(at, last) : 0);
    return units > 0 && Calendar.isDay(tens + units) ? new Match<>(tens + units, last + 1) : null;
  }

  /** "jan4uxx", but not "20thTime": a word grows out of the number, and is no month or weekday. */
  private boolean isName(int next) {
    Token after = tokens.at(next);
    return tokens.touching(next - 1)
        && after.isWord()
        && Character.isLowerCase(tokens.text().charAt(after.start()))
        && Calendar.month(after) == 0
        && Calendar.weekday(after).isEmpty();
  }

  /** "January twenty five": behind a month, the number that counts is good enough. */
  private int counted(int at, int last) {
    int number = tokens.at(last).small();
    return number < 10 && Calendar.month(tokens.at(at - 1)) > 0 ? number : 0;
  }

  /** Whether the number at an index is the tail of another one: "1.24", "#24", "₹24". */
  public boolean isTail(int at) {
    boolean joined = tokens.is(at - 1, ".", ":", "/", "-") && tokens.at(at - 2).isNumber();
    return tokens.at(at).isNumber()
        && tokens.touching(at - 1)
        && (joined || tokens.is(at - 1, "₹", "$", "£", "€", "#", "+"));
  }

  /** Whether the number at an index counts something: "Session 1 - 24 Jan". */
  public static boolean isCounted(Tokens tokens, int at) {
    boolean version = tokens.is(at - 1, ":") && tokens.is(at - 2, "version", "v", "release");
    return version || COUNTED.contains(tokens.at(at - 1).word());
  }

  /**
   * "1st Tuesday", "2nd & 4th Wed of the month", "2nd + 4th week": which of the month's weekdays,
   * not which day.
   */
  public boolean isNth(Match<Integer> day) {
    int next = day.next();
    while (next < day.next() + MOST_NTHS && isNthTie(next)) {
      next++;
    }
    boolean ordinal = Calendar.isSuffix(tokens.at(day.next() - 1)) && day.value() <= WEEKS;
    boolean week = tokens.is(next, "week", "weeks", "wk", "wks");
    return ordinal && (week || Calendar.weekday(tokens.at(next)).isPresent());
  }

  private boolean isNthTie(int at) {
    boolean number = tokens.at(at).isNumber() || Calendar.isSuffix(tokens.at(at));
    return number || tokens.at(at).isList() || tokens.is(at, "+", "and", "&");
  }
}
